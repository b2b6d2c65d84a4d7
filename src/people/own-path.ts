/**
 * Where somebody goes after signing in: a path of this server or nowhere. Whatever a browser could read as another host
 * (`//host`, `/\host`, a tab or line end in between) is not a path of ours.
 */
export function ownPath(text: string | null | undefined): string | undefined {
  if (text === null || text === undefined || text.length > 2000) return undefined;
  if (!/^\/(?![/\\])/.test(text) || /[\\\s\p{C}]/u.test(text)) return undefined;
  const base = 'http://own.invalid';
  if (!URL.canParse(text, base)) return undefined;
  const url = new URL(text, base);
  return url.origin === base && !url.pathname.startsWith('//') ? url.pathname + url.search : undefined;
}
