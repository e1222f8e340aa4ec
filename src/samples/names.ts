import type { Chance } from './chance.ts';

/** Names as one hears them in East London. The people are invented: a forename and a surname are drawn apart. */
interface Heritage {
  readonly girls: readonly string[];
  readonly boys: readonly string[];
  readonly women: readonly string[];
  readonly men: readonly string[];
  readonly surnames: readonly string[];
  /** Where daughters take another last name than sons, as many Bengali families do. */
  readonly daughters?: readonly string[];
  readonly languages: readonly string[];
}

const words = (text: string): string[] => text.split(' ');

const heritages = {
  bengali: {
    girls: words(
      'Anika Farzana Humaira Jannat Labiba Maisha Nafisa Raisa Samiya Tahmina Zara Inaya Afsana Mahima Tasnim Sumaiya Nusrat Aaliyah Rumana Fabiha',
    ),
    boys: words(
      'Adnan Ayaan Fahim Hamza Imran Jubair Mahir Nabil Rafi Sami Tanvir Yusuf Zayan Eesa Tahsin Mikail Rayhan Safwan Arham Zubair',
    ),
    women: words('Rukia Shapna Nasreen Halima Rehana Lutfa Shelina Monira Jahanara Parveen'),
    men: words('Abdul Kamrul Shahin Faruk Jamal Mizanur Salim Habib Monir Rashid'),
    surnames: words('Miah Rahman Uddin Hoque Chowdhury Islam Ali Hussain Mojumder Talukdar Kabir Sarkar'),
    daughters: words('Begum Khatun Akter Sultana Khanom Rahman Chowdhury Islam Talukdar Jahan'),
    languages: ['Bengali', 'Bengali', 'Bengali', 'English'],
  },
  english: {
    girls: words('Poppy Elsie Maisie Ruby Connie Daisy Tilly Nell Ivy Frankie Martha Edie'),
    boys: words('Alfie Archie Teddy Stanley Freddie Ronnie Jude Kit Ned Billy Louis Wilf'),
    women: words('Kerry Donna Hayley Gemma Jodie Lorna Stacey Claire'),
    men: words('Lee Darren Craig Scott Gareth Terry Wayne Ross'),
    surnames: words(
      'Tanner Pettibone Hathersage Wickes Bramwell Cobbold Larkspur Dunmore Fennimore Sparrow Tolliver Quillfeather',
    ),
    languages: ['English'],
  },
  somali: {
    girls: words('Hodan Ifrah Sagal Ayaan Hibo Nimco Ubah Zamzam'),
    boys: words('Abdirahman Guled Bilal Liban Warsame Zakaria Khalid Mahad'),
    women: words('Amina Faduma Hawa Sahra Khadra Ladan'),
    men: words('Abdi Hassan Yasin Omar Jama Nur'),
    surnames: words('Warsame Farah Abdi Jama Hersi Elmi Dualeh Guled'),
    languages: ['Somali', 'Somali', 'English'],
  },
  african: {
    girls: words('Adaeze Temi Abena Ife Efua Zuri Ngozi Blessing'),
    boys: words('Tobi Kwame Emeka Kofi Dele Chidi Ebo Samuel'),
    women: words('Folake Akosua Ijeoma Grace Yaa Comfort'),
    men: words('Kunle Kojo Obinna Emmanuel Yaw Femi'),
    surnames: words('Adeyemi-Brook Okonjo Asante Boateng Eze Mensah Adomako Nwosu'),
    languages: ['English', 'Yoruba', 'Twi'],
  },
  caribbean: {
    girls: words('Kiara Shanice Amelie Renae Tia Jada'),
    boys: words('Kai Jerome Malachi Tyrell Zion Reuben'),
    women: words('Marcia Simone Yvette Beverley'),
    men: words('Delroy Curtis Leon Trevor'),
    surnames: words('Grantley Bellefield Samuels-Reid Marchmont Palmer-Dean Clermont'),
    languages: ['English'],
  },
  european: {
    girls: words('Zofia Elena Ioana Lucia Maja Bianca Chiara Ana'),
    boys: words('Jakub Matei Luca Oskar Andrei Tiago Filip Nico'),
    women: words('Agnieszka Mihaela Paola Kasia Cristina Marta'),
    men: words('Piotr Ionut Marco Tomasz Rui Stefan'),
    surnames: words('Nowicki Dobre Ferrante Wojtas Marinescu Pereira Zielnik Conti'),
    languages: ['Polish', 'Romanian', 'Italian', 'Portuguese'],
  },
  asian: {
    girls: words('Mei Linh Anh Aisha Simran Zoya Yan Hiba'),
    boys: words('Minh Wei Haris Arjun Bao Danyal Jun Kabir'),
    women: words('Lan Fatima Hui Sadia Thuy Rabia'),
    men: words('Tuan Imtiaz Chen Asif Long Bilal'),
    surnames: words('Trang Qureshi Lian Malik Duong Sandhu Huang Mirza'),
    languages: ['Vietnamese', 'Urdu', 'Cantonese', 'Panjabi', 'English'],
  },
} satisfies Record<string, Heritage>;

const shares = {
  bengali: 52,
  english: 17,
  somali: 7,
  african: 8,
  caribbean: 4,
  european: 7,
  asian: 5,
} satisfies Record<keyof typeof heritages, number>;

export interface InventedFamily {
  readonly forename: string;
  readonly surname: string;
  readonly firstLanguage: string;
  readonly mother: string;
  readonly father: string;
}

/** Draws names for a child and the parents, never the same full name twice for the same `taken`. */
export function inventFamily(chance: Chance, sex: 'F' | 'M', taken: Set<string>): InventedFamily {
  for (;;) {
    const heritage: Heritage = heritages[chance.weighted(shares)];
    const fathers = chance.pick(heritage.surnames);
    const daughters = chance.pick(heritage.daughters ?? [fathers]);
    const forename = chance.pick(sex === 'F' ? heritage.girls : heritage.boys);
    const surname = sex === 'F' ? daughters : fathers;
    const full = `${forename} ${surname}`;
    if (taken.has(full) || forename === surname) continue;
    taken.add(full);
    return {
      forename,
      surname,
      firstLanguage: chance.pick(heritage.languages),
      mother: `${chance.pick(heritage.women)} ${heritage.daughters ? chance.pick(heritage.daughters) : fathers}`,
      father: `${chance.pick(heritage.men)} ${fathers}`,
    };
  }
}

const streets = words(
  'Marigold Kettle Lantern Thimble Copper Sailmaker Ropewalk Tallow Weaver Cinnamon Pepperpot Bellfounder',
);
const kinds = words('Lane Street Row Court House Walk');

/** An address that no map has, in E1, E2, E3 or E14 with a final part that is not in use. */
export function inventAddress(chance: Chance): string {
  const outward = chance.pick(['E1', 'E2', 'E3', 'E14']);
  return `${chance.between(1, 180)} ${chance.pick(streets)} ${chance.pick(kinds)}\nLondon ${outward} 0AA`;
}

/** A number from the range that Ofcom keeps for drama, so that nobody is ever rung. */
export function inventPhone(chance: Chance): string {
  return `07700 900${String(chance.between(0, 999)).padStart(3, '0')}`;
}
