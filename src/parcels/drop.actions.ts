import { serverPlace, type PostalPlace } from '../postal/place.actions';
import { signedIn, type Server } from '../intake/sftp.actions';
import type { ChannelTo } from '../mandates/channel';
import type { Work } from '../platform/work';
import type { Contents } from './contents.actions';

/**
 * A parcel into the folder of a partner's server. Each file is written under a passing name and gets its own by one rename; the list comes
 * last, so that whoever waits for it finds all the rest. Its names are those of the content: what is there already is not put there again.
 */
export const serverOf = ({ host, port, user, path, hostKey, secretRef }: ChannelTo): Server => ({
  ...{ host: host ?? null, port: port ?? null, user: user ?? null, place: path ?? '' },
  ...{ hostKey: hostKey ?? null, secret: secretRef ?? null },
});

export const openDropPlace = async (work: Work, to: ChannelTo): Promise<PostalPlace> =>
  serverPlace(await signedIn(work, serverOf(to)), to.path ?? '');

interface Piece {
  readonly name: string;
  content(): Promise<Buffer>;
}

/** `words`: what a note says, which has no files. */
export async function putInto(place: PostalPlace, name: string, contents: Contents, words: string): Promise<void> {
  for (const piece of piecesOf(name, contents, words)) {
    if ((await place.look(piece.name)) === 'whole') continue; // it was put there before something broke off
    await place.write(piece.name, await piece.content());
    await place.name(piece.name);
  }
}

function piecesOf(name: string, { pdfs, zip, list }: Contents, words: string): Piece[] {
  if (zip === null) return [{ name: lastOf(name, { note: true }), content: () => Promise.resolve(Buffer.from(words)) }];
  const numbered = pdfs.map((pdf, at) => ({
    name: `${name}${at === 0 ? '' : `_${at + 1}`}.pdf`,
    content: pdf.content,
  }));
  return [
    ...numbered,
    { name: `${name}.zip`, content: zip.content },
    ...(list === null ? [] : [{ name: lastOf(name, { note: false }), content: list.content }]),
  ];
}

/** The file that is put there last: once it is gone, the partner has taken it. */
export const lastOf = (name: string, { note }: { readonly note: boolean }): string => `${name}.${note ? 'txt' : 'csv'}`;
