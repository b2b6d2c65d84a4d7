/** Whether a file is a mail (RFC 5322) by what stands at its beginning, whatever it is called. */
export function looksLikeMail(head: Uint8Array): boolean {
  const text = new TextDecoder('latin1').decode(head.subarray(0, 8_192)).replace(/^\xef\xbb\xbf/, '');
  const names = new Set<string>();
  for (const line of text.split(/\r?\n/)) {
    if (line === '') break;
    if (/^[ \t]/.test(line) && names.size > 0) continue;
    const name = /^([A-Za-z][A-Za-z0-9-]*):(\s|$)/.exec(line)?.[1];
    if (name === undefined) break;
    names.add(name.toLowerCase());
  }
  return TELLING.filter((name) => names.has(name)).length >= 2;
}

const TELLING = [
  'from',
  'to',
  'date',
  'subject',
  'received',
  'return-path',
  'message-id',
  'mime-version',
  'delivered-to',
];
