@echo off
rem Footfall on Windows. The embedded engine does not exist for Windows: give the address of a ClickHouse server
rem   footfall --ClickHouse:Url http://clickhouse.example:8123 --ClickHouse:User NAME --ClickHouse:Password TEXT
rem or run ./footfall inside WSL 2, where everything works. Commands that need no store (--help, settings) work as they are.
setlocal
set "root=%~dp0"
where dotnet >nul 2>nul || (echo footfall: the .NET SDK 10 is needed. Get it from https://dotnet.microsoft.com/download/dotnet/10.0 1>&2 & exit /b 1)
where npm >nul 2>nul || (echo footfall: Node 20 or newer is needed. Get it from https://nodejs.org/ 1>&2 & exit /b 1)
set "fingerprint="
for /f %%f in ('powershell -NoProfile -ExecutionPolicy Bypass -File "%root%eng\fingerprint.ps1"') do set "fingerprint=%%f"
if not defined fingerprint (echo footfall: eng\fingerprint.ps1 could not read the sources; PowerShell says why above. 1>&2 & exit /b 1)
rem A build a folder, so that a running server keeps the one it started from. Old ones in artifacts\run may be deleted.
set "program=%root%artifacts\run\%fingerprint%"
if not exist "%program%\footfall.exe" (
  pushd "%root%"
  echo Building the pages and the server, as the sources are new or were changed ... 1>&2
  call npm ci --no-progress 1>&2 || (popd & exit /b 1)
  call npm run build -w web 1>&2 || (popd & exit /b 1)
  call npm run build -w sdk/browser 1>&2 || (popd & exit /b 1)
  if exist "%program%.new" rd /s /q "%program%.new"
  dotnet publish src\Footfall.Server -c Release -o "%program%.new" -v quiet -nologo 1>&2 || (popd & exit /b 1)
  move "%program%.new" "%program%" >nul || (popd & exit /b 1)
  popd
)
"%program%\footfall.exe" %*
exit /b %ERRORLEVEL%
