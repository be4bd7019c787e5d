@echo off
rem Footfall on Windows. The embedded engine does not exist for Windows: give the address of a ClickHouse server
rem   footfall --ClickHouse:Url http://clickhouse.example:8123 --ClickHouse:User NAME --ClickHouse:Password TEXT
rem or run ./footfall inside WSL 2, where everything works. Commands that need no store (--help, settings) work as they are.
setlocal
set "root=%~dp0"
where dotnet >nul 2>nul || (echo footfall: the .NET SDK 10 is needed. Get it from https://dotnet.microsoft.com/download/dotnet/10.0 1>&2 & exit /b 1)
where npm >nul 2>nul || (echo footfall: Node 20 or newer is needed. Get it from https://nodejs.org/ 1>&2 & exit /b 1)
if not exist "%root%artifacts\footfall\footfall.exe" (
  pushd "%root%"
  echo Building the pages and the server. This happens once; after an update, delete artifacts\footfall. 1>&2
  call npm ci --no-progress 1>&2 || (popd & exit /b 1)
  call npm run build -w web 1>&2 || (popd & exit /b 1)
  dotnet publish src\Footfall.Server -c Release -o artifacts\footfall -v quiet -nologo 1>&2 || (popd & exit /b 1)
  popd
)
"%root%artifacts\footfall\footfall.exe" %*
exit /b %ERRORLEVEL%
