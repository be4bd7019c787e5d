console.log("script of the tests");
