/**
 * The text of a short message: the letters of the GSM alphabet only (3GPP TS 23.038), so that a part holds 160 of them, or 153 where
 * there are several. What the alphabet has not is written with what it has; nothing is ever cut off.
 */
const BASIC =
  '@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !"#¤%&\'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà';
/** These take two places. */
const EXTENDED = '^{}\\[~]|€';
const INSTEAD: Readonly<Record<string, string>> = {
  '’': "'", '‘': "'", '“': '"', '”': '"', '„': '"', '«': '"', '»': '"', '–': '-', '—': '-', '‑': '-', '…': '...', '·': '-',
  '•': '-', 'œ': 'oe', 'Œ': 'OE', 'ł': 'l', 'Ł': 'L', 'đ': 'd', 'Đ': 'D', 'ð': 'd', 'þ': 'th', '×': 'x', '\t': ' ',
}; // prettier-ignore

export const MOST_SMS = 306;

/** Where a short message was handed over to; nobody can ask whether it arrived. */
export const SMS = 'sms';

/** In one line, in the letters that every telephone shows. */
export function smsText(text: string): string {
  const line = text.replace(/\*\*/g, '').replace(/\s+/gu, ' ').trim();
  return [...line].map(inGsm).join('').replace(/ {2,}/g, ' ').trim();
}

function inGsm(sign: string): string {
  if (BASIC.includes(sign) || EXTENDED.includes(sign)) return sign;
  const instead = INSTEAD[sign];
  if (instead !== undefined) return instead;
  const bare = sign.normalize('NFD').replace(/\p{M}/gu, '');
  return bare !== '' && [...bare].every((one) => BASIC.includes(one)) ? bare : '?';
}

export interface SmsSize {
  /** Places in the alphabet. */
  readonly length: number;
  readonly parts: number;
}

export function smsSize(text: string): SmsSize {
  const length = [...text].reduce((sum, sign) => sum + (EXTENDED.includes(sign) ? 2 : 1), 0);
  return { length, parts: length <= 160 ? 1 : Math.ceil(length / 153) };
}

/** Who a message shows as its sender: up to 11 letters and digits, or a number. */
export const isSmsSender = (text: string): boolean =>
  /^(?=.*[A-Za-z])[A-Za-z0-9][A-Za-z0-9 .-]{0,10}$/.test(text) || /^\+?\d{3,15}$/.test(text);
