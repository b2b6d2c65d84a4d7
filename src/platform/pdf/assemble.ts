import { PDFDocument, type PDFPage, type PDFRef } from '@cantoo/pdf-lib';
import { assert } from '../../kernel/assert';
import type { Instant } from '../../kernel/day';
import { digestDocument, type DocumentDigest } from './digest';
import { setOutline, type Bookmark } from './outline';
import type { PageRange } from './render';
import { openSource, type ShownSource, type UnshownSource, type WhyNot } from './source';
import { Stamper } from './stamp';
import { takePages, type TakenPage } from './take';

/**
 * Many documents bound into one: pages stamped and numbered through, bookmarks, links that work, files embedded. The
 * same input gives the same bytes. What cannot be shown page by page says why, and the caller embeds it whole.
 */
export class Binder {
  private constructor(private readonly pdf: PDFDocument) {}

  static async create(): Promise<Binder> {
    return new Binder(await PDFDocument.create({ updateMetadata: false }));
  }

  /** Takes the pages of a PDF, JPEG or PNG. Never throws for what is in the file. */
  async take(bytes: Uint8Array): Promise<Taken> {
    const source = await openSource(bytes);
    if (!source.merged) return source;
    try {
      return {
        merged: true,
        searchable: source.searchable,
        carries: source.carries,
        pages: takePages(source.pdf, this.pdf),
      };
    } catch {
      return { merged: false, why: 'broken' };
    }
  }

  /** Puts the parts in order. Call once. */
  async bind(binding: Binding): Promise<Bound> {
    const { first, total } = binding.within ?? {
      first: 1,
      total: binding.parts.reduce((sum, part) => sum + part.pages.length, 0),
    };
    const stamper = new Stamper(this.pdf);
    const placed = new Map<string, PDFPage[]>();
    const links: (() => void)[] = [];
    for (const part of binding.parts) {
      assert(part.pages.length > 0 && !placed.has(part.id), `part ${part.id} is empty or twice in the bundle`);
      const pages: PDFPage[] = [];
      for (const taken of part.pages) {
        const number = binding.numbering(this.pdf.getPageCount() + first, total);
        const stamp = { running: binding.running, label: part.label, number };
        const page = part.reduced ? await stamper.addReduced(taken, stamp) : await stamper.addOwn(taken, stamp);
        pages.push(page);
        if (!part.reduced) links.push(() => { this.link(page, taken, placed, binding.within !== undefined); }); // prettier-ignore
      }
      placed.set(part.id, pages);
    }
    for (const link of links) link();
    setOutline(
      this.pdf,
      binding.bookmarks.map((mark) => bookmarkTo(mark, placed)),
    );
    this.describe(binding);
    await this.pdf.flush();
    return new Bound(this.pdf, rangesOf(binding.parts), binding.madeAt);
  }

  private link(
    page: PDFPage,
    taken: TakenPage,
    placed: ReadonlyMap<string, readonly PDFPage[]>,
    isVolume: boolean,
  ): void {
    for (const { rect, target } of taken.links) {
      const goal = placed.get(target)?.[0];
      if (goal === undefined && isVolume) continue; // it lies in another volume
      assert(goal !== undefined, `a sheet links to ${target}, which is not in the bundle`);
      const annotation = {
        Type: 'Annot',
        Subtype: 'Link',
        Rect: [...rect],
        Border: [0, 0, 0],
        Dest: [goal.ref, 'XYZ', null, null, null],
      };
      page.node.addAnnot(this.pdf.context.register(this.pdf.context.obj(annotation)));
    }
  }

  private describe({ title, author, subject, language, madeAt }: Binding): void {
    this.pdf.setTitle(title, { showInWindowTitleBar: true });
    this.pdf.setAuthor(author);
    this.pdf.setSubject(subject);
    this.pdf.setLanguage(language);
    this.pdf.setCreator('Duly');
    this.pdf.setProducer('Duly');
    this.pdf.setCreationDate(new Date(madeAt));
    this.pdf.setModificationDate(new Date(madeAt));
  }
}

export type Taken =
  (Pick<ShownSource, 'merged' | 'searchable' | 'carries'> & { readonly pages: readonly TakenPage[] }) | UnshownSource;
export type { WhyNot };

/** A run of pages under one name. */
export interface Part {
  /** What links lead to: `<a href="duly:ID">` on any sheet that is not reduced. */
  readonly id: string;
  /** Printed top right on each page. */
  readonly label: string;
  readonly pages: readonly TakenPage[];
  /** Somebody else's pages are reduced into a frame; our own leave room for the stamps. */
  readonly reduced: boolean;
}

/** A bookmark to the first page of a part. */
export interface Mark {
  readonly title: string;
  readonly part: string;
  readonly children?: readonly Mark[];
}

export interface Binding {
  readonly parts: readonly Part[];
  readonly bookmarks: readonly Mark[];
  /** Printed top left on every page. */
  readonly running: string;
  readonly numbering: (page: number, of: number) => string;
  /** Where it is one of several volumes: the number of its first page, and how many pages all have. */
  readonly within?: { readonly first: number; readonly total: number } | undefined;
  readonly title: string;
  readonly author: string;
  readonly subject: string;
  /** BCP 47, `en`. */
  readonly language: string;
  /** The date that the file carries: given, not asked of a clock. */
  readonly madeAt: Instant;
}

/** A file carried inside the PDF. Names are plain ASCII. */
export interface Attachment {
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly mediaType: string;
  readonly description: string;
}

/** A finished bundle that can still take files with it. */
export class Bound {
  constructor(
    private readonly pdf: PDFDocument,
    /** Pages of each part, by its id. */
    readonly ranges: ReadonlyMap<string, PageRange>,
    private readonly madeAt: Instant,
  ) {}

  get pages(): number {
    return this.pdf.getPageCount();
  }

  /** What the pages show and how the document opens, as digests (see `digest.ts`). Files carried are not in it. */
  digest(): DocumentDigest {
    return digestDocument(this.pdf);
  }

  async save(attachments: readonly Attachment[]): Promise<Buffer> {
    const at = new Date(this.madeAt);
    for (const { name, bytes, mediaType, description } of attachments) {
      await this.pdf.attach(bytes, name, { mimeType: mediaType, description, creationDate: at, modificationDate: at });
    }
    return Buffer.from(await this.pdf.save({ addDefaultPage: false, updateFieldAppearances: false }));
  }
}

function bookmarkTo(mark: Mark, placed: ReadonlyMap<string, readonly PDFPage[]>): Bookmark {
  const page: PDFRef | undefined = placed.get(mark.part)?.[0]?.ref;
  assert(page !== undefined, `a bookmark leads to ${mark.part}, which is not in the bundle`);
  return { title: mark.title, page, children: (mark.children ?? []).map((child) => bookmarkTo(child, placed)) };
}

function rangesOf(parts: readonly Part[]): Map<string, PageRange> {
  let next = 1;
  return new Map(
    parts.map(({ id, pages }) => {
      const range = { from: next, to: next + pages.length - 1 };
      next = range.to + 1;
      return [id, range];
    }),
  );
}
