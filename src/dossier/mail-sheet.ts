import { stanzasOf } from './reminders-sheet';
import type { ShownMail } from './shown-mail';
import { column, exhibitWord, row, type PlacedExhibit, type Telling } from './telling';
import { maskLinks } from './visibility';

/** A mail among the exhibits as a sheet of ours: word for word, with where its files are. */
export function mailSheet(telling: Telling, exhibit: PlacedExhibit, mail: ShownMail) {
  const { words, speech } = telling;
  const fact = (label: string, text: string) => (text === '' ? [] : [{ label, parts: [maskLinks(text)] }]);
  const notes = [
    ...(mail.text === '' ? [words.mail.empty] : []),
    ...(mail.cut ? [words.mail.cut] : []),
    ...(mail.form === 'text' ? [] : [words.mail[mail.form]]),
    exhibit.carriedAs === null
      ? words.mail.apart.replace('{file}', exhibit.archiveName)
      : words.mail.whole.replace('{file}', exhibit.carriedAs),
  ];
  return {
    title: exhibit.name,
    facts: [
      fact(words.mail.from, mail.from),
      fact(words.mail.to, mail.to),
      fact(words.mail.cc, mail.cc),
      fact(words.mail.date, mail.date),
      fact(words.mail.subject, mail.subject),
    ].flat(),
    textTitle: words.mail.text,
    stanzas: mail.text === '' ? [] : stanzasOf(maskLinks(mail.text)),
    notes,
    tables: filesTable(telling, mail),
    more: mail.filesLeft === 0 ? null : speech.count(words.mail.more, mail.filesLeft),
  };
}

function filesTable(telling: Telling, { files }: ShownMail) {
  if (files.length === 0) return [];
  const { words, speech } = telling;
  const columns = [column(words.mail.file), column('', 'text', '66mm'), column(words.mail.size, 'num', '28mm')];
  const labels = new Map(telling.exhibits.map(({ id, label }) => [id, label]));
  const rows = files.map(({ name, bytes, is }) => {
    const where =
      'left' in is
        ? { text: words.mail.left[is.left] }
        : {
            text: `${exhibitWord(telling, labels.get(is.exhibit) ?? '')}, ${words.pageShort} ${telling.pageOf(is.exhibit)}`,
            part: is.exhibit,
          };
    const size = words.slip.bytes.replace('{n}', bytes.toLocaleString(speech.words.locale));
    return row(columns, [name === '' ? words.mail.unnamed : name, where, size]);
  });
  return [{ title: words.mail.files, columns, rows }];
}
