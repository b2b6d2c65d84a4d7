/**
 * The headings that packages and people write, per field, in English, French, German, Swedish, Dutch and Spanish. `sure` headings
 * mean the field; `likely` ones mean it where nothing better stands in the file. Compared without case, accents, blanks and marks.
 */
export interface Words {
  readonly sure: string;
  readonly likely: string;
}

/** Who owes. */
export const CUSTOMER_WORDS = {
  customerCode: {
    sure: `customer no|customer number|customer id|customer code|cust number|cust no|cust id|client id|client no|client number|
      client code|debtor no|debtor number|debtor code|account code|account ref|account reference|account number|account no|a/c|
      a/c no|customer account|business partner|bp code|card code|sold-to party|
      code client|client n°|n° client|no client|numéro client|num client|n° de client|compte auxiliaire|CompAuxNum|auxiliaire|compte tiers|
      n° compte tiers|code tiers|CT_Num|référence client|
      Kundennummer|Kunden-Nr.|KundenNr|Kd-Nr.|KdNr|Debitor-Nr.|Debitornummer|Debitorennummer|Debitoren-Nr.|Debitorenkonto|Personenkonto|
      Personenkontonummer|kundnr|kundnummer|kund-id|kundkod|debiteurnummer|debiteurnr|deb.nr.|debiteurcode|klantnummer|klantnr|
      klantcode|relatiecode|relatienummer|
      código cliente|código de cliente|cód. cliente|nº cliente|núm. cliente|número de cliente|cod cliente`,
    likely: `account|debtor|tiers|konto|debitor|cuenta|compte|relatie|debiteur|customer|client ref|compte client|id client|party id`,
  },
  customerName: {
    sure: `customer name|customer full name|name customer|contactname|client name|debtor name|company name|
      customer/partner|party's name|party name|partner id|bill to|bill to name|invoice partner display name|partner|card name|
      nom client|client nom|nom du client|raison sociale|CompAuxLib|libellé tiers|nom du tiers|intitulé du compte|
      Kundenname|Name des Kunden|Kontobezeichnung|Debitorname|Debitorenname|Firmenname|Name 1|Name1|
      kundnamn|kundens namn|företagsnamn|klantnaam|debiteurnaam|relatienaam|naam klant|naam debiteur|
      nombre cliente|nombre del cliente|razón social|denominación social`,
    likely: `customer|name|company|client|debtor|account name|account|organisation|organization|nom|intitulé|tiers|Kunde|Firma|Bezeichnung|Kunden|
      kund|namn|företag|naam|klant|debiteur|relatie|bedrijf|cliente|nombre|denominación`,
  },
  legalName: {
    sure: `legal name|registered name|dénomination sociale|dénomination légale|firmierung|handelsregistername|juridiskt namn|
      statutaire naam|nombre legal|denominación legal`,
    likely: `Name 2|Name2`,
  },
  contactName: {
    sure: `contact person|primary contact|contact name|attention|attn|contact|nom du contact|interlocuteur|Ansprechpartner|Kontaktperson|
      kontaktperson|er referens|vår kontakt|contactpersoon|persona de contacto|contacto`,
    likely: `first name|last name|accounts payable contact`,
  },
  email: {
    sure: `email|e-mail|email address|e-mail address|customer email|billing email|invoice email|EmailID|courriel|adresse e-mail|mail|
      E-Mail-Adresse|E-Mail 1|e-postadress|e-post|epost|mejl|e-mailadres|correo|correo electrónico`,
    likely: `reminder email|email 1`,
  },
  phone: {
    sure: `phone|phone number|telephone|tel|tel no|billing phone|mobile|mobile phone|téléphone|tél|portable|Telefon|Telefonnummer|Telefon 1|
      telefonnr|telefoon|telefoonnummer|teléfono|móvil`,
    likely: `contact phone`,
  },
  street: {
    sure: `address|street|street address|address line 1|address 1|address1|billing address|billing street|billing address 1|POAddressLine1|
      adresse|rue|adresse 1|adresse de facturation|Straße|Strasse|Anschrift|Rechnungsadresse|gatuadress|adress|adress 1|adressrad 1|straat|
      adres|straat en huisnummer|factuuradres|dirección|calle|domicilio`,
    likely: `address line1|postadress`,
  },
  postcode: {
    sure: `postcode|post code|postal code|zip|zip code|zipcode|billing code|billing zip|billing postcode|POPostalCode|code postal|cp|
      PLZ|Postleitzahl|postnummer|postnr|código postal|c.p.`,
    likely: `billing postal code`,
  },
  city: {
    sure: `city|town|billing city|POCity|ville|commune|Ort|Stadt|stad|ort|postort|woonplaats|plaats|ciudad|población|localidad`,
    likely: `place`,
  },
  region: {
    sure: `state|region|county|province|billing state|PORegion|région|département|Bundesland|Kanton|län|provincie|provincia|comunidad`,
    likely: ``,
  },
  country: {
    sure: `country|country code|billing country|POCountry|pays|code pays|Land|Länderkennzeichen|Ländercode|LKZ|landkod|landcode|país|
      código país`,
    likely: `country/region|nation`,
  },
  language: {
    sure: `language|language code|langue|code langue|Sprache|Sprachcode|språk|språkkod|taal|taalcode|idioma|locale`,
    likely: `lang`,
  },
  vatNo: {
    sure: `vat no|vat number|vat id|vat reg no|vat registration no|tax id|tax number|TaxNumber|gstin|n° tva|numéro tva|
      n° tva intracommunautaire|tva intracommunautaire|USt-IdNr.|UStID|USt-ID|Umsatzsteuer-ID|vat-nummer|momsregnr|
      momsregistreringsnummer|btw-nummer|btw nr|nif|cif|nif/cif|nº iva|n.i.f.`,
    likely: `vat`,
  },
  registerNo: {
    sure: `company number|registration number|company reg no|register no|crn|siren|siret|n° siret|n° siren|rcs|Handelsregisternummer|HRB|
      organisationsnummer|orgnr|org.nr|org nr|kvk|kvk-nummer|registro mercantil`,
    likely: ``,
  },
  debtorType: {
    sure: `debtor type|customer type|client type|type de client|Kundentyp|Debitortyp|kundtyp|klanttype|tipo de cliente`,
    likely: `b2b/b2c`,
  },
  segment: {
    sure: `segment|customer group|client group|customer category|groupe client|catégorie client|Kundengruppe|kundgrupp|klantgroep|
      grupo de clientes`,
    likely: ``,
  },
  collector: {
    sure: `collector|credit controller|account manager|responsible|chargé de recouvrement|gestionnaire|Sachbearbeiter|Mahnsachbearbeiter|
      handläggare|kredietbeheerder|gestor de cobros`,
    likely: `sales person|salesperson|commercial`,
  },
  creditLimit: {
    sure: `credit limit|credit line|credit ceiling|customer credit limit|credit limit amount|limite de crédit|plafond de crédit|encours autorisé|
      encours maximum|plafond encours|encours max|plafond|Kreditlimit|Kreditrahmen|Kreditlinie|Kreditgrenze|kreditgräns|kreditlimit|
      kreditram|kredietlimiet|kredietlijn|limietbedrag|límite de crédito|límite crédito|riesgo máximo|riesgo autorizado|riesgo concedido`,
    likely: `limit|limite|limiet|límite|CT_Encours`,
  },
  creditLimitCurrency: {
    sure: `credit limit currency|limit currency|currency of limit|devise de la limite|devise limite|devise encours|Währung Kreditlimit|
      Limitwährung|Währung des Limits|kreditgräns valuta|limitvaluta|valuta kredietlimiet|valuta limiet|moneda límite|moneda del límite`,
    likely: ``,
  },
  insurer: {
    sure: `insurer|credit insurer|insurance company|credit insurance|assureur|assureur-crédit|assureur crédit|assurance crédit|
      Versicherer|Kreditversicherer|Warenkreditversicherer|Kreditversicherung|WKV|försäkringsbolag|kreditförsäkring|kreditförsäkrare|
      försäkringsgivare|kredietverzekeraar|verzekeraar|kredietverzekering|aseguradora|aseguradora de crédito|seguro de crédito`,
    likely: `insurance|assurance|Versicherung|försäkring|verzekering|seguro`,
  },
  insuredLimit: {
    sure: `insured limit|insured amount|insurance limit|credit insurance limit|buyer limit|insured up to|covered amount|cover limit|
      limite assurée|montant garanti|montant assuré|encours garanti|encours assuré|garantie assureur|agrément assureur|montant agréé|
      versichertes Limit|Versicherungslimit|Versicherungssumme|WKV-Limit|versicherter Betrag|Deckungssumme|försäkrad gräns|
      försäkrat belopp|försäkringslimit|verzekerde limiet|verzekerd bedrag|verzekerd limiet|límite asegurado|importe asegurado|
      riesgo asegurado|límite aseguradora`,
    likely: `cover|couverture|Deckung|dekking|cobertura`,
  },
  parentCode: {
    sure: `parent|parent no|parent number|parent code|parent customer|parent account|parent company|group code|group no|group customer|
      head office|headquarters|société mère|maison mère|code groupe|client groupe|compte groupe|n° client groupe|code société mère|
      centrale|Muttergesellschaft|Mutter|Konzern|Konzernnummer|Konzernkunde|Zentrale|Hauptkunde|Verbandsnummer|Konzernmutter|
      moderbolag|koncern|koncernnummer|koncernkund|moederbedrijf|moedermaatschappij|concern|concernnummer|hoofdkantoor|hoofddebiteur|
      matriz|sociedad matriz|empresa matriz|grupo empresarial|código grupo|casa matriz|cliente grupo`,
    likely: `group|groupe|Gruppe|grupp|groep|grupo`,
  },
  payerCode: {
    sure: `payer|payer no|payer number|payer code|payer account|payer customer|paying customer|paid by|payeur|code payeur|n° payeur|
      client payeur|tiers payeur|compte payeur|Zahler|Zahlernummer|Zahler-Nr.|Regulierer|Regulierernummer|abweichender Regulierer|
      abweichender Zahler|betalare|betalarnummer|betalarkund|betaler|betalernummer|betalende klant|pagador|código pagador|cliente pagador`,
    likely: ``,
  },
  supplierNo: {
    sure: `also supplier|also a supplier|is supplier|is a supplier|vendor|vendor no|vendor number|vendor account|supplier number|supplier no|
      supplier code|supplier account|creditor account|également fournisseur|aussi fournisseur|est fournisseur|code fournisseur|
      n° fournisseur|compte fournisseur|auch Lieferant|ist Lieferant|Kreditor|Kreditorennummer|Kreditoren-Nr.|Kreditorenkonto|
      även leverantör|leverantörsnummer|leverantörsnr|ook leverancier|crediteurnummer|crediteurennummer|también proveedor|
      código proveedor|nº proveedor`,
    likely: `supplier|fournisseur|Lieferant|Lieferantennummer|leverantör|leverancier|crediteur|proveedor`,
  },
  company: {
    sure: `company code|cocd|business code|legal entity|entity|code société|société|Buchungskreis|BuKr|Mandant|bolag|administratie|
      sociedad|código sociedad`,
    likely: `subsidiary|branch name`,
  },
} as const satisfies Record<string, Words>;

/** What lies beside the entry. */
export const BESIDE_WORDS = {
  orderNo: {
    sure: `order number|order no|sales order|sales order no|our order|so number|n° commande|numéro de commande|Auftragsnummer|Auftrag|
      Auftrags-Nr.|ordernr|ordernummer|orderno|verkooporder|nº pedido|pedido`,
    likely: `order`,
  },
  purchaseOrder: {
    sure: `po|po no|p.o. no.|po number|p.o. number|purchase order|PurchaseOrder|customer po|customer order no|customer po number|
      bon de commande|n° bon de commande|réf. commande client|Bestellnummer|Bestell-Nr.|Kundenbestellnummer|
      inköpsorder|er ordernr|inkoopordernummer|inkoopnummer|orden de compra|su pedido|s/pedido`,
    likely: `your reference|YourRef|your ref|votre référence|Ihre Referenz|Ihr Zeichen|er referens|uw referentie|su referencia`,
  },
  contract: {
    sure: `contract|contract no|contract number|agreement|contrat|n° contrat|Vertrag|Vertragsnummer|avtal|avtalsnummer|contractnummer|
      contrato|nº contrato`,
    likely: ``,
  },
  subject: {
    sure: `description|memo/description|memo|details|subject|narrative|text|public notes|transaction description|libellé|objet|désignation|
      EcritureLib|libellé écriture|Buchungstext|Betreff|Beschreibung|Verwendungszweck|beskrivning|benämning|
      omschrijving|omschrijving factuur|onderwerp|concepto|descripción|asunto`,
    likely: `notes|note|comment|remarks|bemerkung|commentaire|anmärkning|opmerking|observaciones`,
  },
  deliveryOn: {
    sure: `delivery date|date of delivery|service date|supply date|date de livraison|Lieferdatum|Leistungsdatum|leveransdatum|leverdatum|
      leveringsdatum|fecha de entrega`,
    likely: `ship date|shipping date`,
  },
  deliveryNote: {
    sure: `delivery note|delivery note no|dispatch note|bon de livraison|n° bl|Lieferschein|Lieferscheinnummer|Lieferschein-Nr.|följesedel|
      pakbon|albarán|nº albarán`,
    likely: ``,
  },
  site: {
    sure: `site|ship to|delivery site|chantier|lieu de livraison|Baustelle|Filiale|leveransplats|vestiging|sucursal|obra`,
    likely: `location|project name|branch`,
  },
  einvoiceState: {
    sure: `e-invoice status|e-invoice state|einvoice status|invoice response|invoice response status|statut facture électronique|statut e-facture|
      statut du cycle de vie|cycle de vie|E-Rechnung Status|E-Rechnungsstatus|Status E-Rechnung|e-faktura status|e-fakturastatus|
      e-factuur status|status e-factuur|estado factura electrónica|stato fattura elettronica`,
    likely: `platform status|portal status|statut plateforme`,
  },
  einvoiceReceivedOn: {
    sure: `e-invoice received|e-invoice received on|facture électronique reçue le|date de réception plateforme|E-Rechnung eingegangen|
      E-Rechnung eingegangen am|e-faktura mottagen|e-factuur ontvangen|factura electrónica recibida`,
    likely: ``,
  },
  handlerName: {
    sure: `invoice contact|invoice contact name|handled by|contact facture|contact de la facture|suivi par|Rechnungskontakt|Kontakt der Rechnung|
      fakturakontakt|fakturans kontakt|factuurcontact|contactpersoon factuur|contacto factura`,
    likely: `requester`,
  },
  handlerEmail: {
    sure: `invoice contact email|e-mail contact facture|E-Mail Rechnungskontakt|e-post fakturakontakt|e-mail factuurcontact|email contacto factura`,
    likely: ``,
  },
  einvoiceChannel: {
    sure: `e-invoice channel|e-invoice platform|e-invoicing platform|plateforme de facturation|plateforme facture électronique|E-Rechnung Kanal|
      E-Rechnungsplattform|e-faktura kanal|e-factuur kanaal|plataforma factura electrónica`,
    likely: ``,
  },
  terms: {
    sure: `terms|payment terms|cust payment terms|payment term|PaymentTerms|terms of payment|net days|conditions de paiement|
      conditions de règlement|délai de paiement|mode de règlement et échéance|Zahlungsbedingung|Zahlungsbedingungen|Zahlungsziel in Tagen|
      Zahlungskondition|betalningsvillkor|betalningstid|betalingsvoorwaarde|betalingsvoorwaarden|betalingstermijn|
      condiciones de pago|plazo de pago|forma y plazo de pago`,
    likely: `payment terms label|credit terms|terms days`,
  },
  discount: {
    sure: `cash discount|pmt. discount amount|payment discount|remaining pmt. disc. possible|escompte|Skonto|Skontobetrag|kassarabatt|
      betalingskorting|descuento por pronto pago`,
    likely: ``,
  },
  discountUntil: {
    sure: `pmt. discount date|discount date|cash discount date|discount until|date escompte|Skontodatum|Skonto bis|Skontofrist|
      kassarabattdatum|fecha pronto pago`,
    likely: ``,
  },
  paymentMethod: {
    sure: `payment method|pay method|payment type|method of payment|payment mode|mode de règlement|mode de paiement|moyen de paiement|
      ModeRglt|Zahlweise|Zahlungsart|Zahlungsweise|Zahlweg|betalningssätt|betalsätt|betalningsmetod|betaalwijze|betalingswijze|
      betaalmethode|forma de pago|medio de pago|método de pago`,
    likely: `method`,
  },
  reference: {
    sure: `payment reference|payment ref|structured reference|ocr|ocr number|ocr-nummer|ocrnr|kid|qrr|ogm|vcs|betalningsreferens|
      betalingskenmerk|referencia de pago|référence de paiement|Zahlungsreferenz|creditor reference|factuurreferentie`,
    likely: `bank reference`,
  },
  disputed: {
    sure: `disputed|dispute|in dispute|litige|en litige|contesté|strittig|in Klärung|Streitig|tvist|tvistig|bestriden|betwist|in geschil|
      en disputa|disputado|reclamado|dispute case`,
    likely: `query`,
  },
  blocked: {
    sure: `on hold|reminder block|dunning block|blocked|hold|no reminders|relance bloquée|bloqué|Mahnsperre|Mahnsperr|Postensperre|
      påminnelsestopp|spärrad|kravstopp|geblokkeerd|aanmaanblokkade|bloqueado|dunn. block|Mahnsperrgrund|blocage relance|blocage relances`,
    likely: `block|blocage|gesperrt|spärr|blokkade|bloqueo`,
  },
  blockedUntil: {
    sure: `on hold until|hold until|reminder block until|dunning block until|blocked until|block until|blocked to|bloqué jusqu'au|bloqué jusqu'à|
      blocage jusqu'au|Mahnsperre bis|Postensperre bis|gesperrt bis|spärrad till|geblokkeerd tot|blokkade tot|bloqueado hasta|bloqueo hasta`,
    likely: ``,
  },
  withheld: {
    sure: `withheld|retention money|retainage|retenue de garantie|Sicherheitseinbehalt|Gewährleistungseinbehalt|innehållet belopp|
      inhouding garantie|retención de garantía`,
    likely: `retention|retenue|Einbehalt|withholding`,
  },
  withheldUntil: {
    sure: `withheld until|retention until|retention release|retention release date|release date|date de libération|libération retenue|
      Einbehalt bis|Freigabe Einbehalt|innehålls till|inhouding tot|fecha de liberación`,
    likely: ``,
  },
  reminderLevel: {
    sure: `reminder level|reminders|dunning level|dunn. level|dunning stage|last reminder level|reminder no|niveau de relance|niveau relance|
      nb relances|nombre de relances|Mahnstufe|Mahnstatus|Mahnlevel|påminnelsenivå|antal påminnelser|påminnelse|
      aanmaningen|aanmaningsniveau|aantal aanmaningen|nivel de reclamación|nivel recordatorio`,
    likely: `relance|relances|level|herinnering|herinneringen`,
  },
  lastRemindedOn: {
    sure: `last reminder|last reminder date|last reminded on|last dunning date|last dunned|reminder date|date de relance|dernière relance|
      date dernière relance|Mahndatum|letzte Mahnung|letztes Mahndatum|MahnungAm|gemahnt am|senaste påminnelse|påminnelsedatum|
      laatste aanmaning|datum aanmaning|aanmaningsdatum|último recordatorio|fecha recordatorio`,
    likely: ``,
  },
  holder: {
    sure: `assigned to factor|factor|factoring|claim holder|assigned to|cessionnaire|affacturage|abgetreten an|Zessionar|factoringbolag|
      cedido a|cesionario`,
    likely: ``,
  },
  holderIban: {
    sure: `factor iban|iban factor|iban of factor|iban of the factor|holder iban|iban of holder|factor account|iban cessionnaire|iban du cessionnaire|
      iban du factor|iban affactureur|IBAN Zessionar|IBAN des Zessionars|IBAN des Factors|Factoringkonto|factoringbolagets iban|iban factoringbolag|
      iban factormaatschappij|iban cesionario|iban del cesionario|iban factoring`,
    likely: ``,
  },
} as const satisfies Record<string, Words>;
