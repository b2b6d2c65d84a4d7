import type { PortalAboutWords } from './portal-about-words.en';

/** Spanish words of the same. */
export const es: PortalAboutWords = {
  title: 'Quiénes somos y cómo sigue esto',
  register: 'Número de registro',
  vat: 'NIF-IVA',
  representative: 'Representada por',
  phone: 'Teléfono',
  email: 'Correo electrónico',
  website: 'Sitio web',
  permission: 'Autorización',
  numbers: 'Sus números con nosotros',
  behalf: {
    title: 'Por cuenta de quién',
    short: 'por cuenta de {company}',
    own: '{company} se ocupa ella misma de sus facturas. No interviene nadie más.',
    operator: '{operator} se ocupa de esta cuenta por encargo de {company}. Lo pendiente se debe a {company}.',
  },
  person: {
    title: 'Quién se ocupa de esto',
    name: 'Nombre',
    role: 'Función',
    qualification: 'Cualificación',
    hours: 'Horario',
  },
  why: {
    title: 'Por qué le hemos escrito',
    text: 'Al menos una factura de {company} ha vencido o vencerá pronto. Las facturas se pasan por alto y los mensajes se pierden; por eso se lo recordamos. Si ha pagado o si algo no está bien, díganoslo: lo miramos antes de volver a escribir.',
  },
  process: {
    title: 'Cómo sigue esto',
    steps: [
      'Alrededor del vencimiento enviamos recordatorios. Cada uno indica las facturas, el importe y un día.',
      'Cuando nos dice algo (un día en que pagará, que algo no está bien, que ya ha pagado), primero lo mira una persona. Mientras tanto no pedimos esa parte.',
      'Un último recordatorio llega solo después de que al menos otros dos hayan nombrado la misma factura.',
    ],
    handOver:
      'Si todo ello queda sin respuesta, aquí una persona puede decidir que un colaborador cobre por nosotros. Hasta entonces puede pagar, acordar plazos u oponerse aquí.',
  },
  ahead: {
    reminder: '{day}: se lo recordamos, salvo que sepamos algo de usted o haya llegado su pago.',
    formalNotice:
      '{day}: le enviamos un requerimiento formal de pago, salvo que sepamos algo de usted o haya llegado su pago.',
    final: '{day}: le enviamos un último recordatorio, salvo que sepamos algo de usted o haya llegado su pago.',
    call: '{day}: intentamos hablar con usted por teléfono.',
    preDue: '{day}: le escribimos que se acerca el vencimiento.',
  },
  data: {
    title: 'Qué hacemos con sus datos',
    text: [
      'Guardamos su nombre, su dirección y cómo localizarle, sus facturas y pagos, y lo que usted y nosotros hemos escrito. Lo necesitamos para cobrar lo que se debe, para responderle y para conservar las pruebas que exige la contabilidad.',
      'Solo lo damos a quienes trabajan para nosotros en esta cuenta. Si un colaborador va a cobrar por nosotros, recibe lo que necesita para ello.',
      'Esta página guarda una sola cookie para que siga dentro durante su visita. No pregunta a nadie más y no mide nada.',
      'Puede preguntarnos qué guardamos, hacer que se corrija, oponerse a su uso y reclamar ante la autoridad de protección de datos de su país.',
    ],
    contact: 'Escriba a {email}.',
  },
  faq: {
    title: 'Preguntas frecuentes',
    entries: [
      {
        q: 'He pagado. ¿Por qué siguen preguntando?',
        a: 'Una transferencia tarda uno o dos días hábiles y la contamos cuando nos ha llegado. Díganos el día y el importe, y la buscamos.',
      },
      {
        q: 'No puedo pagarlo todo ahora.',
        a: 'Díganos qué día podrá, o pida plazos. Cuanto antes lo sepamos, mejor podremos ayudar.',
      },
      {
        q: 'No estoy de acuerdo con una factura.',
        a: 'Díganos qué no está bien, aunque sea una sola línea. No pedimos esa parte mientras la miramos.',
      },
      {
        q: '¿Cómo sé que la cuenta bancaria es realmente suya?',
        a: 'Compárela con su factura o su contrato, o llámenos a un número que ya conociera. No se fíe de una cuenta que le hayan dado por teléfono o en un mensaje nuevo.',
      },
      {
        q: 'No soy la persona indicada.',
        a: 'Díganoslo. No le escribimos más sobre esto y buscamos a la indicada.',
      },
      {
        q: 'Ya no puedo pagar nada.',
        a: 'Díganos qué es posible. Una persona lo lee. En la mayoría de los países hay asesoramiento gratuito sobre deudas; ayuda ir pronto.',
      },
    ],
  },
};
