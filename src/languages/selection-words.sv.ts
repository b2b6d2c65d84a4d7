import type { SelectionWords } from './selection-words.en';

/** Swedish words of what is done with selected invoices. */
export const sv: SelectionWords = {
  attach: {
    action: 'Bifoga dokument',
    drop: 'Bifoga PDF-filer efter nummer, eller släpp dem här',
    title: 'Bifoga PDF-filer till fakturor',
    choose: 'Välj filerna',
    again: 'Fler filer',
    text: 'Varje fil bifogas det dokument vars nummer står i filnamnet, till exempel ”F-1001.pdf” eller ”Order 2024-0113.pdf”. Det som inte passar någonstans listas och bifogas inte.',
    files: 'PDF-filer',
    hint: 'Upp till 200 på en gång, högst 25 MB vardera. Du kan också släppa dem på den här sidan eller på fakturalistan.',
    button: 'Bifoga',
    none: 'Ingen fil valdes.',
    result: 'Det som bifogades',
    matched: 'Bifogat till',
    why: 'Varför den utelämnades',
    byHand: 'Byt namn på filerna, eller bifoga dem för hand: markera fakturan i listan och tryck på ”Bifoga dokument”.',
    undo: 'Ångra',
    undone: { one: '{n} dokument togs tillbaka', other: '{n} dokument togs tillbaka' },
    back: 'Till fakturorna',
  },
  recovery: {
    action: 'Inkassoakt',
    title: 'En inkassoakt per kund',
    several: { one: 'De markerade fakturorna gäller {n} kund.', other: 'De markerade fakturorna gäller {n} kunder.' },
    text: 'En akt är ett krav mot en av dem: öppna dem en i taget. Det du har markerat är redan ikryssat.',
    customer: 'Kund',
    selected: 'Markerat',
    sum: 'Öppet',
    next: 'Nästa steg',
    items: { one: '{n} post', other: '{n} poster' },
    open: 'Börja på akten',
    make: 'Börja på akten för {customer}',
    more: 'De första {n} visas: begränsa listan för de övriga.',
    back: 'Till fakturorna',
  },
};
