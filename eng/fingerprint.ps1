# One line for the content of what the program is built from, as fingerprint in build.sh: the same files give the same line.
$ErrorActionPreference = 'Stop'
$root = (Resolve-Path "$PSScriptRoot\..").Path
Set-Location -LiteralPath $root
$files = @(Get-ChildItem -Path src, web, sdk\browser -Recurse -File | Where-Object { $_.FullName.Substring($root.Length) -notmatch '\\(node_modules|wwwroot|bin|obj)\\' -and $_.Name -notmatch '\.test\.tsx?$' })
$files += Get-Item -Path package.json, package-lock.json, Directory.Build.props, Directory.Packages.props, global.json
$lines = $files | ForEach-Object { $_.FullName.Substring($root.Length) + ' ' + (Get-FileHash -LiteralPath $_.FullName -Algorithm SHA256).Hash } | Sort-Object
$bytes = [Text.Encoding]::UTF8.GetBytes($lines -join "`n")
[BitConverter]::ToString([Security.Cryptography.SHA256]::Create().ComputeHash($bytes)).Replace('-', '').Substring(0, 16)
