import { anyOf } from './folded';

/** How people say that they are away and machines that they got something, in the languages of customers; folded, but for `DEPUTY`. */
export const AUTOMATIC_SUBJECT =
  /^\W{0,3}(?:auto(?:matic)?[- ]?(?:reply|response)|autoreply|auto\s?:|automatische antwort|automatisch antwoord|automatische reactie|reponse automatique|autosvar|automatiskt svar|respuesta automatica|risposta automatica|resposta automatica|out of (?:the )?office|ooo\b|abwesen|abwesenheit|absen[ct]e|franvaro|afwezig|fuera de la oficina|fuori sede|ausente|vacation|on leave|urlaub|conges|semester)/;

export const ABSENT = anyOf(
  'out of (?:the )?office', 'ooo', 'away from (?:the |my )?(?:office|desk)', 'not in the office', '(?:on|taking) (?:annual |parental |maternity |paternity |sick |vacation )?(?:leave|vacation|holiday|holidays)', 'on (?:a )?business trip', 'currently (?:away|absent)', 'i am (?:away|absent)', 'i\'m away', 'limited access to (?:my )?e-?mails?', 'back in the office', 'office is closed', 'no longer (?:work(?:s|ing)? (?:for|at|here)|with|employed)', 'has left the company',
  'abwesend', 'abwesenheit\\w*', '(?:nicht|wieder) im (?:buro|hause|haus)', 'im urlaub', 'ausser haus', 'in elternzeit', 'auf dienstreise', 'nicht mehr (?:im unternehmen|bei uns|fur)', 'betriebsferien', 'ich bin (?:\\S+ ){0,8}nicht (?:erreichbar|da)',
  'absente?(?: du bureau)?', 'absence du bureau', 'en conges?', 'en deplacement', 'en vacances', 'ne fait plus partie', 'de retour (?:le|au bureau)', 'ne travaille plus',
  'inte pa kontoret', 'franvaro\\w*', 'franvarande', 'pa semester', 'har semester', 'ar ledig', 'foraldraledig', 'tjansteresa', 'ater pa kontoret', 'tillbaka pa kontoret', 'har slutat',
  'afwezig\\w*', 'niet (?:aanwezig|op kantoor)', 'met (?:vakantie|verlof)', 'op vakantie', 'weer (?:aanwezig|op kantoor|bereikbaar)', 'niet meer werkzaam', 'ouderschapsverlof', 'met zwangerschapsverlof',
  'fuera de (?:la )?oficina', 'de vacaciones', 'ausente', 'estoy (?:de viaje|fuera)', 'de baja', 'ya no trabaja', 'fuori (?:sede|ufficio)', 'in ferie', 'assente', 'de ferias', 'fora do escritorio',
); // prettier-ignore

export const ACKNOWLEDGED = anyOf(
  'we (?:have )?received your (?:\\S+ ){0,2}(?:message|e-?mail|request|enquiry|inquiry|ticket)', 'your (?:\\S+ ){0,3}(?:request|ticket|message|e-?mail|enquiry|case) (?:\\S+ ){0,4}(?:has been|was|is) (?:received|created|registered|logged|opened)', '(?:ticket|case) (?:number|id|no\\.?)\\W', 'thank you for (?:contacting|your (?:message|e-?mail|enquiry|request)|getting in touch)', 'this is an automat(?:ed|ic) (?:\\S+ ){0,2}(?:reply|response|message|e-?mail|confirmation)', 'automat(?:ed|ically) generated', 'this mailbox is not monitored', 'do not reply to this', 'ticket (?:\\S+ ){0,2}created', 'ticket #?\\d+',
  'ihre (?:\\S+ ){0,2}(?:nachricht|anfrage|e-?mail|mail) (?:\\S+ ){0,3}(?:erhalten|eingegangen|empfangen)', 'haben ihre (?:\\S+ ){0,2}(?:nachricht|anfrage|e-?mail) (?:erhalten|bekommen)', 'eingangsbestatigung', 'vielen dank fur ihre (?:nachricht|anfrage|e-?mail)', 'automatisch (?:generiert|erstellt|erzeugt)\\w*', 'automatische (?:antwort|nachricht|eingangsbestatigung)', 'nicht auf diese (?:e-?mail|nachricht)', 'ticketnummer', 'vorgangsnummer',
  '(?:avons|a) bien (?:recu|ete recue?)', 'bien recu votre', 'accuse de reception', 'votre (?:demande|message|courriel) (?:\\S+ ){0,4}(?:prise? en compte|enregistree?|recue?)', 'message automatique', 'reponse automatique', 'ne pas repondre a ce',
  '(?:har|vi har) (?:mottagit|tagit emot|fatt) (?:ditt|din|ert|er) (?:meddelande|arende|mejl|e-post|mail|forfragan)', 'tack for (?:ditt|din|ert|er) (?:meddelande|mejl|mail|e-post|forfragan)', 'automatiskt (?:svar|meddelande|genererat)', 'autosvar', 'arendenummer', 'svara inte pa detta', 'detta ar ett autosvar',
  'uw (?:\\S+ ){0,2}(?:bericht|e-?mail|mail|aanvraag|verzoek|vraag) (?:\\S+ ){0,4}(?:ontvangen|geregistreerd)', 'ontvangstbevestiging', 'automatisch (?:bericht|antwoord|gegenereerd\\w*)', 'automatische ontvangstbevestiging', 'ticketnummer', 'niet op deze (?:e-?mail|mail)',
  'hemos recibido su', 'su (?:mensaje|solicitud|consulta|correo) (?:\\S+ ){0,3}(?:recibid[oa]|registrad[oa])', 'acuse de recibo', 'mensaje automatico', 'respuesta automatica', 'no responda a este', 'numero de (?:ticket|incidencia)',
  'abbiamo ricevuto', 'messaggio automatico', 'recebemos (?:a sua|o seu)', 'mensagem automatica',
); // prettier-ignore

/** "Prove that you are a person, then your mail is delivered." */
export const CHALLENGE = anyOf(
  '(?:click|follow) (?:\\S+ ){0,6}(?:link|here) (?:\\S+ ){0,6}(?:deliver\\w*|release\\w*|approv\\w*|verify|confirm)', '(?:verify|confirm|prove) (?:\\S+ ){0,4}(?:you are|that you\'re|you\'re) (?:a )?(?:human|person|real|not a robot)', 'waiting for (?:your )?(?:verification|approval)', 'sender verification', 'add(?:ed)? (?:yourself|you) to (?:my|the) guest list', 'spam ?arrest', 'boxbe', 'mailinblack',
  'bestatigen sie (?:\\S+ ){0,6}(?:absender|kein roboter|zustell\\w*)', 'authentifier (?:\\S+ ){0,6}(?:message|mail|expediteur)', 'cliquer (?:\\S+ ){0,6}(?:delivre|libere|authentifi\\w*)', 'klik (?:\\S+ ){0,6}(?:bezorg\\w*|bevestig\\w*)', 'haga clic (?:\\S+ ){0,8}(?:entreg\\w*|verific\\w*)',
); // prettier-ignore

/** Before the day of the return. */
export const BACK = new RegExp(
  `${anyOf(
    'back', 'return(?:ing)?', 'be (?:in the office|available)', 'again (?:on|from)', 'available (?:again )?(?:on|from)', 'reopen\\w*',
    'wieder (?:\\S+ ){0,4}(?:ab|am|erreichbar)', 'wieder', 'zuruck', 'ab (?:dem )?', 'erreichbar ab', '(?:de )?retour', 'a partir du', 'reprends?',
    'tillbaka', 'ater', 'terug', 'weer', 'vanaf', 'vuelvo', 'vuelta', 'regres\\w*', 'reincorpor\\w*', 'a partir del', 'torno', 'rientr\\w*', 'dal', 'volto', 'regresso',
  ).source}[\\s\\S]{0,40}$`,
  'u',
); // prettier-ignore

/** Before its last day. */
export const UNTIL = new RegExp(
  `${anyOf('until', 'till?', 'through', 'to', 'up to', 'bis(?: (?:einschliesslich|einschl\\.|zum|inkl\\.))?', 'jusqu\'?au', 'au', 'jusqu\'?', 'inclus', 't\\.?o\\.?m\\.?', 'till och med', 'fram till', 'tot(?: en met)?', 't/m', 'hasta(?: el)?', 'al', 'fino al', 'ate').source}[\\s\\S]{0,25}$`,
  'u',
); // prettier-ignore

/** Before who is there instead; over text as it is written. */
export const DEPUTY =
  /(?:please (?:contact|write to|e-?mail|call|reach out to|turn to)|contact opnemen met|contact|in touch with|wenden sie sich (?:bitte )?an|kontaktieren sie(?: bitte)?|vertretung(?: ist| übernimmt|:)?|vertreten durch|vertritt mich|veuillez (?:contacter|vous adresser à)|contacter|adressez-vous à|merci de contacter|kontakta(?: gärna)?|vänd (?:dig|er) till|neem (?:dan |gerust )?contact op met|(?:póngase en |ponerse en )?contact[oe](?: con|r con)?|contactar (?:con|a)|diríjase a|contattare|contactar)[:\s]+/i;
