import { inFrench, type Language } from './said';

/** What cannot be done about webhooks and tokens of partners, and what to do instead; the English sentence is what the rooms throw. */
const en = {
  rotated: 'The secret of this webhook was renewed less than 24 hours ago.',
  rotatedWait: 'Wait until the one before has ended, or let it end at once.',
  moved: 'This webhook was changed meanwhile.',
  many: 'This partner has ten webhooks already.',
  endOne: 'End one of them first.',
  there: 'There is a webhook to this address already.',
  endFirst: 'End it first: a new one may be sent other things.',
  kind: '{1} is no kind of event.',
  listed: 'Choose of those that are listed.',
  secret: 'The secret of this webhook is not in the folder keys of this installation.',
  secretBack: 'Put the folder keys back from where you keep it, or end the webhook and add it again.',
  noReplay: 'There is nothing that could be sent once more.',
  byItself: 'What was not answered yet is sent by itself.',
  none: 'There is no such webhook.',
  url: 'That is no address of a webhook.',
  https: 'Give an https address such as https://agency.example/hooks/duly.',
  token: 'A token needs a name and at least one right.',
  tokenSay: 'Say which system it is for, and what it may do.',
  tokens: 'This partner has twenty tokens already.',
  noToken: 'There is no such token.',
};

type RefusedWebhookWords = typeof en;

const fr: RefusedWebhookWords = inFrench({
  rotated: 'Le secret de ce webhook a été renouvelé il y a moins de 24 heures.',
  rotatedWait: 'Attendez que le précédent ait pris fin, ou faites-le cesser aussitôt.',
  moved: 'Ce webhook a été modifié entre-temps.',
  many: 'Ce partenaire a déjà dix webhooks.',
  endOne: 'Supprimez-en d’abord un.',
  there: 'Un webhook existe déjà pour cette adresse.',
  endFirst: 'Supprimez-le d’abord : un nouveau peut recevoir autre chose.',
  kind: '{1} n’est pas un type d’événement.',
  listed: 'Choisissez parmi ceux de la liste.',
  secret: 'Le secret de ce webhook n’est pas dans le dossier keys de cette installation.',
  secretBack:
    'Remettez le dossier keys depuis l’endroit où vous le conservez, ou supprimez le webhook et ajoutez-le de nouveau.',
  noReplay: 'Il n’y a rien qui puisse être envoyé à nouveau.',
  byItself: 'Ce qui n’a pas encore reçu de réponse est envoyé de lui-même.',
  none: 'Ce webhook n’existe pas.',
  url: 'Ce n’est pas une adresse de webhook.',
  https: 'Donnez une adresse https, par exemple https://agency.example/hooks/duly.',
  token: 'Un jeton a besoin d’un nom et d’au moins un droit.',
  tokenSay: 'Dites pour quel système il est, et ce qu’il peut faire.',
  tokens: 'Ce partenaire a déjà vingt jetons.',
  noToken: 'Ce jeton n’existe pas.',
});

const de: RefusedWebhookWords = {
  rotated: 'Das Geheimnis dieses Webhooks wurde vor weniger als 24 Stunden erneuert.',
  rotatedWait: 'Warten Sie, bis das vorige geendet hat, oder lassen Sie es sofort enden.',
  moved: 'Dieser Webhook wurde inzwischen geändert.',
  many: 'Dieser Partner hat schon zehn Webhooks.',
  endOne: 'Beenden Sie zuerst einen davon.',
  there: 'Zu dieser Adresse gibt es schon einen Webhook.',
  endFirst: 'Beenden Sie ihn zuerst: ein neuer kann anderes gesendet bekommen.',
  kind: '{1} ist keine Art von Ereignis.',
  listed: 'Wählen Sie aus der Liste.',
  secret: 'Das Geheimnis dieses Webhooks liegt nicht im Ordner keys dieser Installation.',
  secretBack:
    'Legen Sie den Ordner keys aus Ihrer Aufbewahrung zurück, oder beenden Sie den Webhook und legen ihn neu an.',
  noReplay: 'Es gibt nichts, das noch einmal gesendet werden könnte.',
  byItself: 'Was noch keine Antwort hat, wird von selbst gesendet.',
  none: 'Diesen Webhook gibt es nicht.',
  url: 'Das ist keine Adresse eines Webhooks.',
  https: 'Geben Sie eine https-Adresse an, etwa https://agency.example/hooks/duly.',
  token: 'Ein Zugangsschlüssel braucht einen Namen und mindestens ein Recht.',
  tokenSay: 'Sagen Sie, für welches System er ist und was es darf.',
  tokens: 'Dieser Partner hat schon zwanzig Zugangsschlüssel.',
  noToken: 'Diesen Zugangsschlüssel gibt es nicht.',
};

const sv: RefusedWebhookWords = {
  rotated: 'Webhookens hemlighet förnyades för mindre än 24 timmar sedan.',
  rotatedWait: 'Vänta tills den förra har upphört, eller låt den upphöra genast.',
  moved: 'Den här webhooken har ändrats under tiden.',
  many: 'Den här partnern har redan tio webhookar.',
  endOne: 'Avsluta en av dem först.',
  there: 'Det finns redan en webhook till den här adressen.',
  endFirst: 'Avsluta den först: till en ny kan annat skickas.',
  kind: '{1} är ingen sorts händelse.',
  listed: 'Välj bland dem som finns i listan.',
  secret: 'Webhookens hemlighet finns inte i mappen keys i den här installationen.',
  secretBack: 'Lägg tillbaka mappen keys från där du förvarar den, eller avsluta webhooken och lägg till den på nytt.',
  noReplay: 'Det finns inget som kan skickas igen.',
  byItself: 'Det som ännu inte har besvarats skickas av sig självt.',
  none: 'Det finns ingen sådan webhook.',
  url: 'Det är ingen adress till en webhook.',
  https: 'Ange en https-adress, till exempel https://agency.example/hooks/duly.',
  token: 'En åtkomstnyckel behöver ett namn och minst en rättighet.',
  tokenSay: 'Säg vilket system den är till och vad den får göra.',
  tokens: 'Den här partnern har redan tjugo åtkomstnycklar.',
  noToken: 'Det finns ingen sådan åtkomstnyckel.',
};

/** Why something about a webhook or a token is refused. */
export const REFUSED_WEBHOOK_WORDS: Readonly<Record<Language, RefusedWebhookWords>> = { en, fr, de, sv };
