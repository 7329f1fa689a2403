/** The words of the pretended signature service's page, in three languages. */
export interface SimulatorWords {
  title: string;
  explain: string;
  none: string;
  email: string;
  sms: string;
  open: string;
  used: string;
  over: string;
}

const WORDS: Record<string, SimulatorWords> = {
  ky: {
    title: 'Булуттуу санарип кол тамга: сыноо кызматы',
    explain: 'Чыныгы кызмат бул коддорду почтага же телефонго жибермек. Эң жаңысы үстүндө.',
    none: 'Азырынча код суралган жок.',
    email: 'почта',
    sms: 'SMS',
    open: 'жарактуу',
    used: 'колдонулган',
    over: 'мөөнөтү өткөн',
  },
  ru: {
    title: 'Облачная цифровая подпись: учебная служба',
    explain: 'Настоящая служба отправила бы эти коды на почту или телефон. Новый код сверху.',
    none: 'Код пока никто не запрашивал.',
    email: 'почта',
    sms: 'SMS',
    open: 'действует',
    used: 'использован',
    over: 'срок истёк',
  },
  en: {
    title: 'Cloud digital signature: simulated service',
    explain: 'The real service would have sent these codes by e-mail or SMS. The newest is on top.',
    none: 'Nobody has asked for a code yet.',
    email: 'e-mail',
    sms: 'SMS',
    open: 'valid',
    used: 'used',
    over: 'expired',
  },
};

/** Kyrgyz where the language is not known. */
export const wordsIn = (lang: string): SimulatorWords => WORDS[lang] ?? (WORDS.ky as SimulatorWords);
