import { mainColumns } from '../../../src/core/survey/ztf/columns';
import { randomNumbers } from '../random';
import { ASTEROID, type ISkyObject } from './trialsky';

/** Value of a cell before it is written; undefined: no cell. */
export type CellContent = number | bigint | string | undefined;

/** Blazar statistics have two generations of names; one alert has one of them. */
export const alertColumns = mainColumns.filter(({ name }) => !/^d:blazar_stats_(inst|rob)/.test(name));
const placeOfColumn = new Map(alertColumns.map(({ name }, place) => [name, place]));

/** What a column is made of when nothing else is known of it. */
type Recipe = (random: () => number) => CellContent;

const between =
  (low: number, high: number): Recipe =>
  random =>
    low + (high - low) * random();
const whole =
  (low: number, high: number): Recipe =>
  random =>
    low + Math.floor((high - low + 1) * random());
const always =
  (value: CellContent): Recipe =>
  () =>
    value;
/** Mostly a value, sometimes what ZTF writes for none. */
const orMissing =
  (recipe: Recipe, share = 0.15): Recipe =>
  random =>
    random() < share ? -999 : recipe(random);

/** Columns whose values are those of the object: its neighbours, its catalogues. */
const OF_OBJECT: readonly (readonly [RegExp, Recipe])[] = [
  [/^i:(sg|sr|si|sz)mag\d$/, orMissing(between(14, 22.5))],
  [/^i:sgscore\d$/, between(0, 1)],
  [/^i:distpsnr\d$/, orMissing(between(0.05, 29))],
  [/^i:objectidps\d$/, random => 60_000_000_000_000_000n + BigInt(Math.floor(random() * 1e17))],
  [/^i:(neargaia|neargaiabright)$/, orMissing(between(0.1, 89))],
  [/^i:(maggaia|maggaiabright)$/, orMissing(between(12, 21))],
  [/^i:magnr$/, between(15, 23)],
  [/^i:(chinr|sharpnr|sigmagnr)$/, between(0.01, 1.5)],
  [/^i:distnr$/, between(0.02, 28)],
  [/^i:(nframesref)$/, whole(15, 120)],
  [/^i:field$/, whole(245, 880)],
  [/^i:rcid$/, whole(0, 63)],
  [/^i:nmtchps$/, whole(1, 20)],
  [/^i:jdstartref$/, between(2_458_150, 2_458_250)],
  [/^i:jdendref$/, between(2_458_250, 2_458_400)],
  [/^d:DR3Name$/, random => `Gaia DR3 ${Math.floor(random() * 9e15) + 1e15}`],
  [/^d:(vsx|gcvs|x3hsp|x4lac|spicy_class|gaiaClass)$/, always('Unknown')],
  [/^d:(Plx|e_Plx)$/, between(0.01, 2)],
  [/^d:gaiaVarFlag$/, whole(0, 1)],
  [/^d:spicy_id$/, always(-1)],
  [/^d:mangrove_/, always('None')]
];

/** Columns whose values change from alert to alert. */
const OF_ALERT: readonly (readonly [RegExp, Recipe])[] = [
  [/^i:(magpsf|magap|magapbig)$/, between(16, 20.5)],
  [/^i:(sigmapsf|sigmagap|sigmagapbig)$/, between(0.02, 0.25)],
  [/^i:diffmaglim$/, between(19, 20.8)],
  [/^i:fid$/, whole(1, 2)],
  [/^i:exptime$/, always(30)],
  [/^i:programid$/, always(1)],
  [/^i:programpi$/, always('Kulkarni')],
  [/^i:publisher$/, always('Fink')],
  [/^i:schemavsn$/, always('4.02')],
  [/^i:fink_broker_version$/, always('4.0')],
  [/^i:fink_science_version$/, always('8.15.0')],
  [/^i:isdiffpos$/, random => (random() < 0.8 ? 't' : 'f')],
  [/^i:rbversion$/, always('t17_f5_c3')],
  [/^i:drbversion$/, always('d6_m7')],
  [/^i:(rb|drb|classtar)$/, between(0.5, 1)],
  [/^i:(xpos|ypos)$/, between(1, 3072)],
  [/^i:(ssdistnr|ssmagnr)$/, always(-999)],
  [/^i:ssnamenr$/, always('null')],
  [/^i:tooflag$/, always(0)],
  [/^i:(nneg|nbad)$/, whole(0, 9)],
  [/^i:(ndethist|ncovhist|nmatches)$/, whole(1, 2000)],
  [/^i:(magzpsci|zpmed)$/, between(25.8, 26.4)],
  [/^i:tblid$/, random => BigInt(Math.floor(random() * 60))],
  [/^d:(roid)$/, always(0)],
  [/^d:(tracklet|tns)$/, always('')],
  [/^d:(from_upper|is_transient)$/, random => (random() < 0.5 ? 'false' : 'true')],
  [/^d:lc_features_/, random => features(random)],
  [/^d:(snn|rf|mulens|slsn)/, random => (random() < 0.5 ? 0 : random())],
  [/^d:blazar_stats/, always(-1)]
];

const ANY_NUMBER = between(-3, 3);

interface IColumnRecipe {
  readonly place: number;
  readonly make: Recipe;
}

const [ofObject, ofAlert] = recipes();

/** Makes the cells of all alerts of an object, in the order of {@link alertColumns}. */
export class AlertValues {
  private readonly _random: () => number;
  private readonly _common: CellContent[] = [];

  constructor(
    private readonly _object: ISkyObject,
    private readonly _firstTime: number
  ) {
    this._random = randomNumbers(_object.number * 15_485_863 + 11);
    for (const { place, make } of ofObject) {
      this._common[place] = make(this._random);
    }
  }

  /** Cells of the alert of that number and time. */
  alert(number: number, jd: number): CellContent[] {
    const values = [...this._common];
    for (const { place, make } of ofAlert) {
      values[place] = make(this._random);
    }
    const object = this._object;
    const jitter = (): number => (this._random() - 0.5) * 2e-5;
    const night = Math.floor(jd - 2_457_754.5);
    const pid = BigInt(night) * 10n ** 9n + BigInt(Math.floor((jd % 1) * 1e9));
    const put = (name: string, value: CellContent): void => {
      values[placeOfColumn.get(name) ?? -1] = value;
    };
    put('i:objectId', object.id);
    put('i:candid', pid * 1_000_000n + BigInt(object.number * 50 + (number % 50)));
    put('i:pid', pid);
    put('i:nid', night);
    put('i:rfid', BigInt(596_120_104 + object.number));
    put('i:jd', jd);
    put('i:jdstarthist', this._firstTime);
    put('i:jdendhist', jd);
    put('i:ra', Number((object.ra + jitter()).toFixed(7)));
    put('i:dec', Number((object.dec + jitter()).toFixed(7)));
    put('i:ranr', object.ra);
    put('i:decnr', object.dec);
    put('i:pdiffimfilename', `ztf_${pid}_000${596 + (object.number % 200)}_zr_c02_o_q1_scimrefdiffimg.fits`);
    put('d:cdsxmatch', object.label.includes('candidate') ? 'Unknown' : object.label);
    put('d:nalerthist', number + 1);
    put('d:jd_first_real_det', this._firstTime);
    put('d:jdstarthist_dt', 0);
    if (object.asteroid) {
      put('i:ssnamenr', ASTEROID.name);
      put('i:ssdistnr', 0.5);
      put('i:ssmagnr', 17.4);
      put('d:roid', 3);
    }
    return values;
  }
}

function recipes(): readonly [readonly IColumnRecipe[], readonly IColumnRecipe[]] {
  const object: IColumnRecipe[] = [];
  const alert: IColumnRecipe[] = [];
  alertColumns.forEach(({ name, type }, place) => {
    const own = OF_OBJECT.find(([pattern]) => pattern.test(name));
    if (own !== undefined) {
      object.push({ place, make: own[1] });
      return;
    }
    const made = OF_ALERT.find(([pattern]) => pattern.test(name))?.[1];
    const fallback = type === 'string' ? always('Unknown') : type === 'long' ? always(0n) : ANY_NUMBER;
    alert.push({ place, make: made ?? (type === 'integer' ? whole(0, 100) : fallback) });
  });
  return [object, alert];
}

/** Fink writes the 26 features as the text of an array. */
function features(random: () => number): string {
  if (random() < 0.5) {
    return '[]';
  }
  return `[${Array.from({ length: 26 }, () => random() * 3).join(', ')}]`;
}
