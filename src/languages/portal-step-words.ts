import type { PortalLanguage } from './portal-words';

/** A one-time code before personal papers: on the page, and in the mail that brings it. */
export interface PortalStepWords {
  readonly title: string;
  readonly text: string;
  readonly to: string;
  readonly send: string;
  readonly sent: string;
  readonly code: string;
  readonly confirm: string;
  readonly wrong: string;
  readonly over: string;
  readonly many: string;
  readonly failed: string;
  readonly done: string;
  readonly nobody: string;
  readonly ask: string;
  readonly asked: string;
  readonly another: string;
  readonly subject: string;
  readonly mail: string;
  readonly mailWhy: string;
}

export const PORTAL_STEP_WORDS: Readonly<Record<PortalLanguage, PortalStepWords>> = {
  en: {
    title: 'One more step for your papers',
    text: 'Papers with your figures open with a code that we send you by email. It goes to an address that we knew before this link was made.',
    to: 'Send the code to',
    send: 'Send me the code',
    sent: 'We sent a code of eight digits to {to}. It opens your papers for ten minutes from now, once.',
    code: 'Code',
    confirm: 'Open my papers',
    wrong: 'That is not the code that we sent. Look at the latest email.',
    over: 'That code can no longer be used. Have a new one sent.',
    many: 'We sent you several codes today already. Please try again tomorrow, or ask us.',
    failed: 'The email could not be sent just now. Please try again in a few minutes.',
    done: 'Your papers are open until you leave.',
    nobody:
      'We know no email address of yours to which we may send a code. That protects your papers. Ask us: we confirm an address with you and send you the papers.',
    ask: 'Ask us to confirm an address',
    asked: 'We have noted it and will contact you.',
    another: 'Send another code',
    subject: 'Your code for {company}',
    mail: 'Your code is {code}. Type it on the page where you asked for it.',
    mailWhy:
      'It works once, until {minutes} minutes after it was asked for, and opens papers of your account with {company}. If you did not ask for it, you need not do anything. We never ask for it by telephone.',
  },
  fr: {
    title: 'Encore une étape pour vos documents',
    text: 'Les documents avec vos chiffres s’ouvrent avec un code que nous vous envoyons par e-mail. Il part vers une adresse que nous connaissions avant la création de ce lien.',
    to: 'Envoyer le code à',
    send: 'M’envoyer le code',
    sent: 'Nous avons envoyé un code de huit chiffres à {to}. Il ouvre vos documents une seule fois, pendant dix minutes.',
    code: 'Code',
    confirm: 'Ouvrir mes documents',
    wrong: 'Ce n’est pas le code que nous avons envoyé. Regardez le dernier e-mail.',
    over: 'Ce code ne peut plus servir. Demandez-en un nouveau.',
    many: 'Nous vous avons déjà envoyé plusieurs codes aujourd’hui. Réessayez demain ou contactez-nous.',
    failed: 'L’e-mail n’a pas pu partir. Réessayez dans quelques minutes.',
    done: 'Vos documents sont ouverts jusqu’à ce que vous quittiez le compte.',
    nobody:
      'Nous ne connaissons aucune adresse e-mail à laquelle envoyer un code. Cela protège vos documents. Contactez-nous : nous confirmons une adresse avec vous et vous envoyons les documents.',
    ask: 'Demander de confirmer une adresse',
    asked: 'C’est noté, nous vous contacterons.',
    another: 'Envoyer un autre code',
    subject: 'Votre code pour {company}',
    mail: 'Votre code est {code}. Saisissez-le sur la page où vous l’avez demandé.',
    mailWhy:
      'Il sert une seule fois, dans les {minutes} minutes qui suivent la demande, et ouvre des documents de votre compte chez {company}. Si vous ne l’avez pas demandé, vous n’avez rien à faire. Nous ne le demandons jamais par téléphone.',
  },
  de: {
    title: 'Noch ein Schritt zu Ihren Unterlagen',
    text: 'Unterlagen mit Ihren Zahlen öffnen sich mit einem Code, den wir Ihnen per E-Mail schicken. Er geht an eine Adresse, die wir kannten, bevor dieser Link entstand.',
    to: 'Code senden an',
    send: 'Code zusenden',
    sent: 'Wir haben einen Code aus acht Ziffern an {to} gesendet. Er öffnet Ihre Unterlagen einmal, innerhalb von zehn Minuten.',
    code: 'Code',
    confirm: 'Meine Unterlagen öffnen',
    wrong: 'Das ist nicht der Code, den wir gesendet haben. Sehen Sie in der neuesten E-Mail nach.',
    over: 'Dieser Code gilt nicht mehr. Lassen Sie sich einen neuen senden.',
    many: 'Wir haben Ihnen heute schon mehrere Codes gesendet. Versuchen Sie es morgen wieder oder fragen Sie uns.',
    failed: 'Die E-Mail konnte gerade nicht gesendet werden. Versuchen Sie es in einigen Minuten wieder.',
    done: 'Ihre Unterlagen sind offen, bis Sie das Konto verlassen.',
    nobody:
      'Wir kennen keine E-Mail-Adresse von Ihnen, an die ein Code gehen darf. Das schützt Ihre Unterlagen. Fragen Sie uns: Wir bestätigen mit Ihnen eine Adresse und senden Ihnen die Unterlagen.',
    ask: 'Um Bestätigung einer Adresse bitten',
    asked: 'Wir haben es notiert und melden uns bei Ihnen.',
    another: 'Einen anderen Code senden',
    subject: 'Ihr Code für {company}',
    mail: 'Ihr Code ist {code}. Geben Sie ihn auf der Seite ein, auf der Sie ihn angefordert haben.',
    mailWhy:
      'Er gilt einmal, bis {minutes} Minuten nach der Anforderung, und öffnet Unterlagen Ihres Kontos bei {company}. Wenn Sie ihn nicht angefordert haben, müssen Sie nichts tun. Wir fragen nie am Telefon danach.',
  },
  sv: {
    title: 'Ett steg till för dina papper',
    text: 'Papper med dina uppgifter öppnas med en kod som vi skickar per e-post. Den går till en adress som vi kände till innan länken skapades.',
    to: 'Skicka koden till',
    send: 'Skicka koden',
    sent: 'Vi har skickat en kod med åtta siffror till {to}. Den öppnar dina papper en gång, inom tio minuter.',
    code: 'Kod',
    confirm: 'Öppna mina papper',
    wrong: 'Det är inte koden som vi skickade. Titta i det senaste mejlet.',
    over: 'Koden gäller inte längre. Låt oss skicka en ny.',
    many: 'Vi har redan skickat flera koder i dag. Försök igen i morgon eller fråga oss.',
    failed: 'E-posten kunde inte skickas just nu. Försök igen om några minuter.',
    done: 'Dina papper är öppna tills du lämnar kontot.',
    nobody:
      'Vi känner inte till någon e-postadress dit en kod får gå. Det skyddar dina papper. Fråga oss: vi bekräftar en adress med dig och skickar papperen.',
    ask: 'Be oss bekräfta en adress',
    asked: 'Vi har noterat det och hör av oss.',
    another: 'Skicka en ny kod',
    subject: 'Din kod för {company}',
    mail: 'Din kod är {code}. Skriv in den på sidan där du bad om den.',
    mailWhy:
      'Den gäller en gång, till {minutes} minuter efter att du bad om den, och öppnar papper i ditt konto hos {company}. Om du inte bad om den behöver du inte göra något. Vi frågar aldrig efter den på telefon.',
  },
  nl: {
    title: 'Nog één stap naar uw documenten',
    text: 'Documenten met uw gegevens opent u met een code die wij u per e-mail sturen. Die gaat naar een adres dat wij kenden voordat deze link werd gemaakt.',
    to: 'Code sturen naar',
    send: 'Stuur mij de code',
    sent: 'Wij hebben een code van acht cijfers gestuurd naar {to}. Daarmee opent u uw documenten één keer, binnen tien minuten.',
    code: 'Code',
    confirm: 'Mijn documenten openen',
    wrong: 'Dit is niet de code die wij hebben gestuurd. Kijk in de nieuwste e-mail.',
    over: 'Deze code is niet meer geldig. Laat een nieuwe sturen.',
    many: 'Wij hebben u vandaag al meerdere codes gestuurd. Probeer het morgen opnieuw of vraag het ons.',
    failed: 'De e-mail kon nu niet worden verzonden. Probeer het over enkele minuten opnieuw.',
    done: 'Uw documenten zijn open totdat u de rekening verlaat.',
    nobody:
      'Wij kennen geen e-mailadres van u waarnaar een code mag. Dat beschermt uw documenten. Vraag het ons: wij bevestigen met u een adres en sturen u de documenten.',
    ask: 'Vragen om een adres te bevestigen',
    asked: 'Wij hebben het genoteerd en nemen contact met u op.',
    another: 'Een nieuwe code sturen',
    subject: 'Uw code voor {company}',
    mail: 'Uw code is {code}. Vul hem in op de pagina waar u hem hebt gevraagd.',
    mailWhy:
      'Hij werkt één keer, tot {minutes} minuten nadat hij is gevraagd, en opent documenten van uw rekening bij {company}. Hebt u hem niet gevraagd, dan hoeft u niets te doen. Wij vragen er nooit telefonisch naar.',
  },
  es: {
    title: 'Un paso más para sus documentos',
    text: 'Los documentos con sus datos se abren con un código que le enviamos por correo electrónico. Va a una dirección que conocíamos antes de crear este enlace.',
    to: 'Enviar el código a',
    send: 'Envíenme el código',
    sent: 'Hemos enviado un código de ocho cifras a {to}. Abre sus documentos una sola vez, durante diez minutos.',
    code: 'Código',
    confirm: 'Abrir mis documentos',
    wrong: 'Ese no es el código que enviamos. Mire el correo más reciente.',
    over: 'Ese código ya no sirve. Pida uno nuevo.',
    many: 'Hoy ya le hemos enviado varios códigos. Inténtelo mañana o pregúntenos.',
    failed: 'El correo no se ha podido enviar ahora. Inténtelo dentro de unos minutos.',
    done: 'Sus documentos están abiertos hasta que salga de la cuenta.',
    nobody:
      'No conocemos ninguna dirección de correo suya a la que enviar un código. Eso protege sus documentos. Pregúntenos: confirmamos una dirección con usted y le enviamos los documentos.',
    ask: 'Pedir que confirmen una dirección',
    asked: 'Lo hemos anotado y nos pondremos en contacto con usted.',
    another: 'Enviar otro código',
    subject: 'Su código para {company}',
    mail: 'Su código es {code}. Escríbalo en la página donde lo pidió.',
    mailWhy:
      'Sirve una sola vez, hasta {minutes} minutos después de pedirlo, y abre documentos de su cuenta con {company}. Si no lo ha pedido, no tiene que hacer nada. Nunca lo pedimos por teléfono.',
  },
};
