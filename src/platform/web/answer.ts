import type { Instant } from '../../kernel/day';
import { Refusal } from '../../kernel/result';

/**
 * What a page says and what it is asked, without a word of HTTP: a room's `pages.ts` takes an `Asked` and returns an
 * `Answer`; `serve.ts` turns them from and into requests. So a page can be tested like any function, and no room knows
 * the web server.
 */
export interface Asked {
  readonly now: Instant;
  /** The parts of the path that the route names, such as `customer` of `/customers/:customer`. */
  readonly params: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  /** The fields of a form; empty where the request is no form. */
  readonly form: URLSearchParams;
  /** As it came, of what a machine sends; else empty. */
  readonly body: Buffer;
  /** A header of what a machine sends. */
  header(name: string): string;
  /** Files that came with the form; removed when the answer is out. */
  readonly uploads: readonly Upload[];
  readonly session: WebSession;
  /** Path and query as asked for: the way back to this page. */
  readonly url: string;
  readonly ip: string;
  /** A part of a page is asked for by a script on it, not a page by a person. */
  readonly partial: boolean;
  /** It is shown in a frame inside a page, as the browser says. */
  readonly framed: boolean;
  /** The request came from a page of ours, as the browser says. */
  readonly sameOrigin: boolean;
  /** The first language of the browser, such as `fr`; empty where it says none. */
  readonly language: string;
}

export interface Upload {
  readonly field: string;
  /** Where it lies until the answer is out. */
  readonly path: string;
  /** As the person's machine called it: a name, never a path. */
  readonly name: string;
  readonly bytes: number;
}

/** What stays with a browser between two requests; kept by us, never by the browser. */
export interface WebSession {
  /** Who is signed in; undefined: nobody. */
  readonly userId: number | undefined;
  /** Counts up when a person signs out everywhere; a session of an earlier count is nobody's. */
  readonly epoch: number;
  get(name: string): string | undefined;
  set(name: string, value: string | undefined): void;
  /** A new session of this person: nothing of the old one can be used, but a form that was kept for them is there. */
  begin(userId: number, epoch: number): Promise<void>;
  end(): Promise<void>;
  /** Under a new name, with all that was kept: what was known of the old one is worth nothing. */
  renew(): Promise<void>;
  /** Of somebody who does not work here: it lasts so long without a request, in place of the hours of a day. */
  lasts(ms: number): void;
  /** To be shown once, on the next page. */
  tell(notice: Notice): void;
}

/** Under this name a form is kept that was sent when nobody was signed in any more. */
export const KEPT_FORM = 'kept-form';

/** What was done, shown once on the next page; with the form that takes it back, where it can be. */
export interface Notice {
  readonly text: string;
  readonly undo?: { readonly path: string; readonly fields: Readonly<Record<string, string>> };
}

export type Answer = PageAnswer | SeeAnswer | FileAnswer | SheetAnswer | TextAnswer | DataAnswer;

export interface PageAnswer {
  readonly kind: 'page';
  /** The template, such as `pages/ledger/items`. */
  readonly view: string;
  /** Of the window, without the name of the product. */
  readonly title: string;
  readonly blanks: Readonly<Record<string, unknown>>;
  readonly status: number;
  /**
   * `bare`: without navigation (signing in) · `part`: a piece of a page, without any frame · `portal`, `partner`: the faces
   * for people who do not work here.
   */
  readonly frame: 'desk' | 'bare' | 'part' | 'portal' | 'partner';
  /** In which it is written; empty: that of the person, else of the browser. */
  readonly language?: string;
}

export interface SeeAnswer {
  readonly kind: 'see';
  /** A path of this server. */
  readonly to: string;
}

export interface FileAnswer {
  readonly kind: 'file';
  readonly name: string;
  readonly mediaType: string;
  readonly content: Uint8Array | { readonly path: string };
  /** Shown in the page that asks for it; otherwise saved. Only ever a PDF or picture of our own making. */
  readonly inline: boolean;
}

/** A message as its reader sees it, for a frame inside a page: it may show pictures it carries and its own styles, no more. */
export interface SheetAnswer {
  readonly kind: 'sheet';
  readonly html: string;
  readonly status: number;
}

/** A few words for a machine. */
export interface TextAnswer {
  readonly kind: 'text';
  readonly text: string;
  readonly status: number;
}

/** JSON for a machine, with headers of its own. */
export interface DataAnswer {
  readonly kind: 'data';
  readonly status: number;
  readonly mediaType: string;
  /** Empty: there is none. */
  readonly body: string;
  readonly headers: Readonly<Record<string, string>>;
}

export const text = (said: string, status = 200): TextAnswer => ({ kind: 'text', text: said, status });

export const page = (
  view: string,
  title: string,
  blanks: Readonly<Record<string, unknown>>,
  more: Partial<Pick<PageAnswer, 'status' | 'frame' | 'language'>> = {},
): PageAnswer => ({ kind: 'page', view, title, blanks, status: 200, frame: 'desk', ...more });

/** A part of a page, for the script that asked for it. */
export const part = (view: string, blanks: Readonly<Record<string, unknown>>): PageAnswer =>
  page(view, '', blanks, { frame: 'part' });

/** After a change: the page where its result is seen. */
export const see = (to: string): SeeAnswer => ({ kind: 'see', to });

export const file = (name: string, mediaType: string, content: FileAnswer['content'], inline = false): FileAnswer => ({
  kind: 'file',
  name,
  mediaType,
  content,
  inline,
});

export const sheet = (html: string, status = 200): SheetAnswer => ({ kind: 'sheet', html, status });

/** Nothing there, or nothing that this person may know of: the same words for both. */
export class NotFound extends Error {
  override readonly name = 'NotFound';
}

/** For what an address names: an id that opens and is of nothing here is no better than one that does not open. */
export function orNotFound(error: unknown): never {
  throw error instanceof Refusal ? new NotFound() : error;
}

/** Nobody is signed in: the page to sign in, and back. */
export class NotSignedIn extends Error {
  override readonly name = 'NotSignedIn';
}

/** Signed in, but without the right. */
export class NotAllowed extends Error {
  override readonly name = 'NotAllowed';
}

export type Method = 'get' | 'post';

/** At most so many requests of one address in a window, beyond the general limit; and of all addresses together. */
export interface RequestLimit {
  readonly requests: number;
  readonly windowMs: number;
  readonly overall?: number;
}

/** A page as the web server knows it: the guard is already around it. */
export interface Mounted {
  readonly method: Method;
  /** In the form of express: `/c/:company/items`. */
  readonly path: string;
  readonly uploads?: UploadLimits;
  readonly limit?: RequestLimit;
  /** What it does rests on its secret address alone and on no session: whoever posts there needs no page of ours before. */
  readonly proven?: 'by its address';
  /** A machine sends it: no session, no token of a form; the body comes as it is, up to so many bytes. */
  readonly machine?: MachineLimits;
  answer(asked: Asked): Promise<Answer>;
}

/** Pages for people who do not work here, under an address of their own, with their own words for what goes wrong. */
export interface Face {
  /** `/portal/`. */
  readonly under: string;
  readonly mounted: readonly Mounted[];
  /** Undefined: it is no mistake of the visitor; it is written down and told as every failure is. */
  wrong(error: unknown, asked: Asked): Answer | undefined;
}

export interface MachineLimits {
  readonly bytes: number;
  /** Of a machine that nobody knows, no more than this is read. */
  readonly unknown?: { readonly bytes: number; isKnown(authorization: string, now: Instant): Promise<boolean> };
}

export interface UploadLimits {
  readonly files: number;
  readonly bytes: number;
  /** Who comes by a link may send them too: under what the session knows the link. */
  readonly visitor?: string;
}
