import { tokens, type Scheme } from '../../app/theme/tokens';

/** What a chart leaves with its frame: how to make a picture of it, as a data URL. Undefined when nothing is drawn yet. */
export type Picture = () => Promise<string | undefined>;

/** Where a chart leaves it. */
export interface PictureSlot {
  current: Picture | null;
}

const MARGIN = 16;
const HEAD = 34;
const SCALE = 2;

export interface PictureText {
  readonly title: string;
  readonly note: string;
  readonly ink: string;
  readonly muted: string;
  readonly background: string;
  readonly font: string;
}

/** What stands above a picture, in the colours of the page. */
export function pictureText(title: string, note: string, scheme: Scheme): PictureText {
  const { ink, muted, bg } = tokens[scheme];
  return { title, note, ink, muted, background: bg, font: getComputedStyle(document.body).fontFamily };
}

/** Puts the chart's title above it, as it stands on the page, and hands the picture to the browser as a PNG file. */
export async function savePicture(dataUrl: string, text: PictureText): Promise<void> {
  const chart = new Image();
  chart.src = dataUrl;
  await chart.decode();
  const canvas = document.createElement('canvas');
  canvas.width = chart.width + 2 * MARGIN * SCALE;
  canvas.height = chart.height + (HEAD + 2 * MARGIN) * SCALE;
  const pen = canvas.getContext('2d');
  if (!pen) {
    throw new Error('This browser cannot make a picture.');
  }

  pen.fillStyle = text.background;
  pen.fillRect(0, 0, canvas.width, canvas.height);
  pen.drawImage(chart, MARGIN * SCALE, (HEAD + MARGIN) * SCALE);
  writeHead(pen, text);
  const blob = await new Promise<Blob | null>((resolve) => {
    canvas.toBlob(resolve, 'image/png');
  });
  if (blob) {
    download(blob, `${fileName(text.title)}.png`);
  }
}

function writeHead(pen: CanvasRenderingContext2D, text: PictureText): void {
  pen.scale(SCALE, SCALE);
  pen.fillStyle = text.ink;
  pen.font = `600 14px ${text.font}`;
  pen.fillText(text.title, MARGIN, MARGIN + 12);
  pen.fillStyle = text.muted;
  pen.font = `12px ${text.font}`;
  pen.fillText(text.note, MARGIN, MARGIN + 29);
}

/** `Unique users` becomes `unique-users`. */
export function fileName(title: string): string {
  return title
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
}

function download(blob: Blob, name: string): void {
  const url = URL.createObjectURL(blob);
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  // The browser has taken hold of the file once the click is over; a moment later is early enough.
  setTimeout(() => {
    URL.revokeObjectURL(url);
  }, 10_000);
}
