// Runs the programs beside this file so that they fail, and writes down what the tool chains print: one line a failure, with the fault that caused it.
// Each fault fails several times: with other numbers, ids, paths and languages of the message, in another folder, with lines moved, built in another
// way, called by another caller. Usage: node collect.mjs OUT.ndjson. Needs dotnet, node, python3, javac, rustc, g++ and perl.
import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';

const programs = join(import.meta.dirname, 'programs');
const root = mkdtempSync(join(tmpdir(), 'faults-'));
const rows = [];

function faultsOf(text, pattern) {
  return [...new Set([...text.matchAll(pattern)].map((m) => m[1]))];
}

/** A copy of a program in a folder of its own, with lines moved. */
function copyOf(file, seed, comment) {
  const folder = join(root, `build-${seed}`, seed % 2 ? 'src' : 'app/code');
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, file), `${`${comment} moved\n`.repeat(seed * 3)}${readFileSync(join(programs, file), 'utf8')}`);
  return folder;
}

function note(language, fault, seed, command, args, options = {}) {
  const { stderr } = spawnSync(command, [...args, fault, String(seed)], { encoding: 'utf8', ...options, env: { ...process.env, ...options.env } });
  if (stderr.trim() === '') {
    console.error(`${language} ${fault} ${seed} did not fail`);
    return;
  }

  const printed = stderr.replaceAll(join(homedir(), '.pyenv/versions'), '/opt/python').replaceAll(homedir(), '/home/ann').replaceAll(root, '/srv');
  rows.push({ language, label: `${language}:${options.label ?? fault}`, stack: printed.slice(0, 20_000) });
}

const seeds = [1, 2, 3, 4, 5, 6];

function python() {
  const faults = faultsOf(readFileSync(join(programs, 'faults.py'), 'utf8').split('FAULTS = ')[1], /"(\w+)": lambda: /g);
  for (const seed of seeds) {
    const folder = copyOf('faults.py', seed, '#');
    faults.forEach((fault) => note('python', fault, seed, 'python3', [join(folder, 'faults.py')]));
  }
}

function node() {
  const faults = faultsOf(readFileSync(join(programs, 'faults.js'), 'utf8').split('FAULTS = ')[1], /^ {2}(\w+): /gm);
  for (const seed of seeds) {
    const folder = copyOf('faults.js', seed, '//');
    faults.forEach((fault) => note('node', fault, seed, 'node', [join(folder, 'faults.js')]));
  }
}

function java() {
  const faults = faultsOf(readFileSync(join(programs, 'Faults.java'), 'utf8'), /case "(\w+)" ->/g);
  for (const seed of seeds) {
    const folder = copyOf('Faults.java', seed, '//');
    execFileSync('javac', [seed % 3 ? '-g' : '-g:none', '-d', join(folder, 'out'), join(folder, 'Faults.java')]);
    faults.forEach((fault) => note('java', fault, seed, 'java', ['-XX:-OmitStackTraceInFastThrow', '-cp', join(folder, 'out'), 'Faults']));
  }
}

function rust() {
  const faults = faultsOf(readFileSync(join(programs, 'faults.rs'), 'utf8'), /^ {8}"(\w+)" => /gm);
  for (const seed of seeds) {
    const folder = copyOf('faults.rs', seed, '//');
    execFileSync('rustc', ['-g', '-C', `opt-level=${seed % 2}`, '-C', 'overflow-checks=on', '--edition', '2021', '-o', join(folder, 'app'), join(folder, 'faults.rs')], { stdio: 'ignore' });
    const full = seed === 4 ? 'full' : '1';
    faults.forEach((fault) => note('rust', fault, seed, join(folder, 'app'), [], { env: { RUST_BACKTRACE: full }, cwd: folder }));
  }
}

function cpp() {
  const faults = faultsOf(readFileSync(join(programs, 'faults.cpp'), 'utf8'), /fault == "(\w+)"/g);
  for (const seed of seeds) {
    const folder = copyOf('faults.cpp', seed, '//');
    execFileSync('g++', ['-g', `-O${seed % 2}`, '-fno-omit-frame-pointer', '-fsanitize=address', '-w', '-o', join(folder, 'native'), join(folder, 'faults.cpp')]);
    faults.forEach((fault) => note('cpp', fault, seed, join(folder, 'native'), [], { env: { ASAN_OPTIONS: 'detect_stack_use_after_return=1' } }));
  }
}

function perl() {
  const faults = faultsOf(readFileSync(join(programs, 'faults.pl'), 'utf8').split('%faults')[1], /(\w+) => sub/g);
  for (const seed of seeds) {
    const folder = copyOf('faults.pl', seed, '#');
    faults.forEach((fault) => note('perl', fault, seed, 'perl', [join(folder, 'faults.pl')]));
  }
}

function dotnet() {
  const faults = faultsOf(readFileSync(join(programs, 'Faults.csharp'), 'utf8'), /case "(\w+)"/g);
  const project = (symbols) =>
    `<Project Sdk="Microsoft.NET.Sdk"><PropertyGroup><OutputType>Exe</OutputType><TargetFramework>net10.0</TargetFramework><ImplicitUsings>enable</ImplicitUsings><Nullable>enable</Nullable><DebugType>${symbols}</DebugType></PropertyGroup></Project>`;
  for (const [build, symbols, some] of [['Debug', 'portable', [1, 4]], ['Release', 'embedded', [2, 5]], ['Release', 'none', [3, 6]]]) {
    const folder = copyOf('Faults.csharp', some[0], '//');
    cpSync(join(folder, 'Faults.csharp'), join(folder, 'net', 'Faults.cs'));
    writeFileSync(join(folder, 'net', 'Faults.csproj'), project(symbols));
    execFileSync('dotnet', ['build', '-c', build, '-v', 'quiet', '-nologo', '-o', join(folder, 'net-out'), join(folder, 'net')]);
    some.forEach((seed) => faults.forEach((fault) => note('dotnet', fault, seed, 'dotnet', [join(folder, 'net-out', 'Faults.dll')])));
  }
}

[python, node, java, rust, cpp, perl, dotnet].forEach((collect) => collect());
rmSync(root, { recursive: true });
writeFileSync(process.argv[2], rows.map((row) => `${JSON.stringify(row)}\n`).join(''));
console.log(`${rows.length} failures of ${new Set(rows.map((r) => r.label)).size} faults in ${new Set(rows.map((r) => r.language)).size} languages`);
