using Footfall.Server.Commands;

return await CommandLine.RunAsync(args);
