// Builds the kit into the server's static files, with compressed twins, and holds it to its size.
import { mkdirSync, writeFileSync } from 'node:fs';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { rolldown } from 'rolldown';

const MOST_BYTES = 6 * 1024;
const OUT = '../../src/Footfall.Server/wwwroot/sdk';
const FILES = [
    { name: 'footfall.js', input: 'src/script.ts', format: 'iife', isCore: true },
    { name: 'footfall.mjs', input: 'src/index.ts', format: 'esm', isCore: true },
    { name: 'footfall-log.mjs', input: 'src/log.ts', format: 'esm', isCore: false },
];

mkdirSync(OUT, { recursive: true });
for (const { name, input, format, isCore } of FILES) {
    const bundle = await rolldown({ input, platform: 'browser', transform: { target: 'es2022' } });
    const { output } = await bundle.generate({
        format,
        minify: true,
        comments: false,
        exports: format === 'iife' ? 'auto' : 'named',
    });
    const code = output[0].code;
    const zipped = gzipSync(code, { level: 9 });
    writeFileSync(`${OUT}/${name}`, code);
    writeFileSync(`${OUT}/${name}.gz`, zipped);
    writeFileSync(`${OUT}/${name}.br`, brotliCompressSync(code));
    console.log(`${name}: ${zipped.length} bytes compressed`);
    if (isCore && zipped.length > MOST_BYTES) {
        console.error(`${name} has ${zipped.length} bytes compressed; ${MOST_BYTES} are allowed.`);
        process.exitCode = 1;
    }
}
