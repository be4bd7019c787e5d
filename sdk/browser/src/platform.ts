/** The order matters: nearly all say that they are Chrome, Safari and Mozilla as well. */
const BROWSERS: [string, RegExp, string][] = [
  ['Edge', /Edg\w*\/([\d.]+)/, 'Blink'],
  ['Opera', /OPR\/([\d.]+)/, 'Blink'],
  ['Firefox', /(?:Firefox|FxiOS)\/([\d.]+)/, 'Gecko'],
  ['Chrome', /(?:Chrome|CriOS)\/([\d.]+)/, 'Blink'],
  ['Safari', /Version\/([\d.]+).*Safari/, 'WebKit'],
];

const SYSTEMS: [string, RegExp][] = [
  ['Windows', /Windows/],
  ['Android', /Android/],
  ['iOS', /iPhone|iPad/],
  ['macOS', /Mac OS/],
  ['ChromeOS', /CrOS/],
  ['Linux', /Linux/],
];

/** On what a page was loaded. */
export function surroundings(): Record<string, unknown> {
  return {
    platform: platform(),
    language: navigator.language,
    screen: `${screen.width}x${screen.height}`,
    location: location.pathname,
  };
}

/** Browser and system, as the server counts them. */
export function platform(agent = navigator.userAgent): Record<string, string> {
  const [name, shape, engine] = BROWSERS.find(([, s]) => s.test(agent)) ?? ['unknown', /^/, 'unknown'];
  return {
    name,
    version: shape.exec(agent)?.[1] ?? '',
    engine,
    os: SYSTEMS.find(([, s]) => s.test(agent))?.[0] ?? 'unknown',
  };
}
