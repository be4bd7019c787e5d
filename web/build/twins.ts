import { readFileSync, writeFileSync } from 'node:fs';
import { extname, resolve } from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import type { Plugin } from 'vite';
import { filesBelow } from './files';

const TEXT = new Set(['.html', '.js', '.css', '.svg', '.json', '.map', '.txt']);

/** Leaves `.br` and `.gz` beside each text file: the server sends the twin that the browser understands. */
export function twins({ leastBytes }: { leastBytes: number }): Plugin {
  let folder = '';
  return {
    name: 'footfall-twins',
    apply: 'build',
    configResolved(config) {
      folder = resolve(config.root, config.build.outDir);
    },
    closeBundle: {
      sequential: true,
      handler() {
        for (const file of filesBelow(folder).filter((f) => TEXT.has(extname(f)))) {
          const text = readFileSync(file);
          if (text.length >= leastBytes) {
            writeFileSync(`${file}.gz`, gzipSync(text, { level: 9 }));
            writeFileSync(`${file}.br`, brotliCompressSync(text, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }));
          }
        }
      },
    },
  };
}
