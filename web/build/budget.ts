import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Plugin } from 'vite';

/** What index.html loads by itself: its scripts, their preloaded parts and its style sheets. */
export function firstLoad(html: string): string[] {
  return [...html.matchAll(/(?:src|href)="\/([^"]+\.(?:js|css))"/g)].map((match) => match[1] ?? '');
}

/** Fails a build whose first load, compressed, has grown past what design/ui.md allows. */
export function budget({ kilobytes }: { kilobytes: number }): Plugin {
  let folder = '';
  return {
    name: 'footfall-budget',
    apply: 'build',
    configResolved(config) {
      folder = resolve(config.root, config.build.outDir);
    },
    closeBundle: {
      sequential: true,
      handler() {
        const html = readFileSync(join(folder, 'index.html'), 'utf8');
        const bytes = firstLoad(html).reduce((sum, file) => sum + gzipSync(readFileSync(join(folder, file))).length, 0);
        const found = (bytes / 1024).toFixed(1);
        if (bytes > kilobytes * 1024) {
          this.error(`The first load is ${found} KB compressed; the budget is ${kilobytes} KB.`);
        }

        this.info(`first load: ${found} KB compressed of ${kilobytes} KB`);
      },
    },
  };
}
