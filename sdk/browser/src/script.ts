import { Footfall } from './kit';
import type { Options } from './options';

declare global {
  interface Window {
    footfall?: Footfall;
  }
}

// <script src="https://footfall.example/sdk/footfall.js" data-token="ff_browser_..." data-app="labeler" data-pages data-clicks></script>
const footfall = (window.footfall ??= new Footfall());
const element = document.currentScript;
if (element instanceof HTMLScriptElement && element.dataset.token) {
  const { token, app, version, pages, clicks, askConsent, url = new URL(element.src).origin } = element.dataset;
  footfall.init({
    url,
    token,
    app,
    version,
    pages: pages !== undefined,
    clicks: clicks ? clicks.split(',') : clicks !== undefined,
    askConsent: askConsent !== undefined,
  } as Options);
}
