import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { budget } from './build/budget';
import { twins } from './build/twins';

// The server to work against while developing; any running Footfall.
const backend = process.env.FOOTFALL_URL ?? 'http://127.0.0.1:5080';

export default defineConfig({
  plugins: [react(), twins({ leastBytes: 1024 }), budget({ kilobytes: 250 })],
  build: {
    outDir: '../src/Footfall.Server/wwwroot',
    emptyOutDir: true,
    target: 'es2023',
    // Nothing may stand in the page itself: the content security policy allows scripts from files only.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 1200,
  },
  server: {
    proxy: Object.fromEntries(
      ['/api', '/openapi.json', '/healthz', '/readyz'].map((path) => [path, { target: backend }]),
    ),
  },
});
