import { PATHS } from '../kernel/paths';
import { inGroups } from '../people/short-code';

/**
 * The way from a message to the customer's own account: in a mail a link, on paper a short address with a code to type and the same as
 * a code to scan. Whoever got the message has it; what we keep of the message hides it.
 */
export interface PortalDoor {
  /** As it stands in the text. */
  readonly link: string;
  /** Where HTML shows it: without the secret. */
  readonly shown: string;
  readonly href: string;
  /** To type; empty in a mail. */
  readonly code: string;
  /** What the code to scan says; empty: there is none. */
  readonly scan: string;
}

export type DoorChannel = 'email' | 'letter' | 'sms';

/** `site` is where people reach us, without a slash at the end. */
export function doorFor(channel: DoorChannel, site: string, secret: string): PortalDoor {
  const host = site.replace(/^https?:\/\//, '');
  if (channel === 'letter') {
    const [link, scan] = [`${host}${PATHS.letter}`, `${site}${PATHS.letterDoor(secret)}`];
    return { link, shown: link, href: scan, code: inGroups(secret), scan };
  }
  // a telephone has no room for a long secret: the code of a letter, as an address to press
  const href = `${site}${channel === 'sms' ? PATHS.letterDoor(secret) : PATHS.portal(secret)}`;
  return { link: href, shown: `${host}${PATHS.portal('')}`.replace(/\/$/, ''), href, code: '', scan: '' };
}

const DOTS = '\u2022\u2022\u2022\u2022';

/** The same place in the message, without what opens it. */
export function hidden(door: PortalDoor): PortalDoor {
  if (door.code !== '') return { ...door, href: '', code: [DOTS, DOTS, DOTS].join('-'), scan: '' };
  const link = door.link.replace(/[^/]+$/, DOTS);
  return { ...door, link, href: link };
}

/** Of what is kept of a letter. */
export const hidesDoor = (html: string): boolean => html.includes([DOTS, DOTS, DOTS].join('-'));

/** For previews and for texts that are tried: it opens nothing, since neither can be a secret or a code. */
export const sampleDoor = (channel: DoorChannel, site = 'https://duly.example.com'): PortalDoor =>
  doorFor(channel, site, channel === 'email' ? 'sample' : 'SAMPLE000000');

/** Customers can follow it: it does not lead to their own machine. */
export function isReachable(site: string): boolean {
  const { hostname } = new URL(site);
  return !/^(localhost|.*\.localhost|127(\.\d+){3}|0\.0\.0\.0|\[::1?\])$/.test(hostname);
}

/** A part of a text around the door, where it is in there. */
export function aroundDoor(lines: readonly string[], door: PortalDoor | undefined): [string, string] | undefined {
  if (door === undefined) return undefined;
  const text = lines.join('\n');
  const at = text.indexOf(door.link);
  return at < 0 ? undefined : [text.slice(0, at), text.slice(at + door.link.length)];
}
