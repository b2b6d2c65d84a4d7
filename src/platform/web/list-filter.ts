/** The filters of a list as its form shows them: those that people use every day, and folded beside them the rare ones. A filter in use is never folded away. */
export interface Filter {
  readonly name: string;
  readonly label: string;
  readonly kind: 'select' | 'text' | 'day' | 'number';
  readonly options?: readonly { readonly value: string; readonly label: string }[];
  /** Of the options, the one that holds where nothing is chosen; without it all rows are meant. */
  readonly usual?: string;
  /** Folded away with the others that few people need. */
  readonly rare?: true;
}

interface Shown {
  readonly filters: readonly unknown[];
  readonly rare: readonly unknown[];
  /** One of the rare ones is in use. */
  readonly rare_open: boolean;
}

export function filterBlanks(filters: readonly Filter[], chosen: Readonly<Record<string, string>>, any: string): Shown {
  const isRare = (filter: Filter): boolean => filter.rare === true;
  const rare = filters.filter(isRare);
  return {
    filters: filters.filter((filter) => !isRare(filter)).map((filter) => blanksOf(filter, chosen[filter.name], any)),
    rare: rare.map((filter) => blanksOf(filter, chosen[filter.name], any)),
    rare_open: rare.some(({ name }) => (chosen[name] ?? '') !== ''),
  };
}

function blanksOf(filter: Filter, chosen: string | undefined, any: string): unknown {
  const value = chosen ?? filter.usual ?? '';
  const all = filter.usual === undefined ? [{ value: '', label: any }] : [];
  return {
    name: filter.name,
    label: filter.label,
    isSelect: filter.kind === 'select',
    type: filter.kind === 'day' ? 'date' : filter.kind === 'number' ? 'number' : 'text',
    value,
    options: [...all, ...(filter.options ?? [])].map((option) => ({ ...option, chosen: option.value === value })),
  };
}
