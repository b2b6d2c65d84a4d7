import { readdirSync, readFileSync } from 'node:fs';
import { basename, join, relative } from 'node:path';
import Handlebars from 'handlebars';
import { assert } from '../kernel/assert';

/**
 * The layouts and partials in `templates/`, by their path without ending (`layouts/email`). They are ours: compiled once,
 * strict, so that a blank nobody filled is an error and never a gap; what is filled in is escaped.
 */
export interface Views {
  /** Throws on an unknown view and on a blank that is not given. */
  render(name: string, blanks: Readonly<Record<string, unknown>>): string;
}

export const TEMPLATES = join(__dirname, '..', '..', 'templates');

const opened = new Map<string, Views>();

/** Those of `layouts/` (and the other folders named), with every file of `partials/` at hand under its bare name; read once. */
export function openViews(root = TEMPLATES, folders: readonly string[] = ['layouts']): Views {
  const key = [root, ...folders].join('\n');
  const views = opened.get(key) ?? readViews(root, folders);
  opened.set(key, views);
  return views;
}

function readViews(root: string, folders: readonly string[]): Views {
  const house = Handlebars.create();
  for (const file of filesIn(join(root, 'partials'))) {
    house.registerPartial(basename(file, ENDING), house.compile(readFileSync(file, 'utf8'), STRICT));
  }
  const views = new Map<string, Handlebars.TemplateDelegate>();
  for (const file of folders.flatMap((folder) => filesIn(join(root, folder)))) {
    const name = relative(root, file).slice(0, -ENDING.length).replaceAll('\\', '/');
    views.set(name, house.compile(readFileSync(file, 'utf8'), STRICT));
  }
  return {
    render: (name, blanks) => {
      const view = views.get(name);
      assert(view !== undefined, `there is no view ${name}`);
      return view(blanks, { allowProtoPropertiesByDefault: false, allowProtoMethodsByDefault: false });
    },
  };
}

const ENDING = '.hbs';
const STRICT = { strict: true, knownHelpersOnly: true, preventIndent: true } as const;

function filesIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith(ENDING))
    .sort()
    .map((file) => join(folder, file));
}
