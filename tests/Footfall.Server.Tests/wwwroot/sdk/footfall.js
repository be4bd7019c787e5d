console.log("kit of the tests");
