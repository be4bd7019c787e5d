const TOKEN = /"(?:[^"\\]|\\.)*"|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/g;
/** So many characters of a number always survive. */
const SAFE_LENGTH = 15;

/** Reads JSON whose numbers may have more digits than JavaScript's have: those come as texts, digit by digit as they were sent. */
export function readExactJson(text: string): unknown {
  return JSON.parse(text.replace(TOKEN, (token) => (token.startsWith('"') || isKept(token) ? token : `"${token}"`)));
}

function isKept(token: string): boolean {
  return token.length <= SAFE_LENGTH || String(Number(token)) === token;
}
