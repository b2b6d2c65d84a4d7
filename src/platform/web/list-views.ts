import { listHref, readList, type ListSpec } from './list';

/** The ready-made views of a list, above it: each is its address with some filters set, and the one that is shown is marked. */
export interface ListView {
  readonly label: string;
  readonly href: string;
  readonly current: boolean;
}

export type ViewOf = readonly [label: string, change: Readonly<Record<string, string>>];

export function listViews<Row>(spec: ListSpec<Row>, query: URLSearchParams, views: readonly ViewOf[]): ListView[] {
  const none = readList(new URLSearchParams(), spec);
  const here = listHref(spec, readList(query, spec));
  return views.map(([label, change]) => {
    const href = listHref(spec, none, change);
    return { label, href, current: href === here };
  });
}
