/** The codes of ISO 3166-1, two letters each. */
const assigned = `
  AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT BV BW BY BZ
  CA CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE EG EH ER ES ET FI FJ FK FM FO
  FR GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GS GT GU GW GY HK HM HN HR HT HU ID IE IL IM IN IO IQ IR IS IT JE
  JM JO JP KE KG KH KI KM KN KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO
  MP MQ MR MS MT MU MV MW MX MY MZ NA NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PN PR PS PT PW
  PY QA RE RO RS RU RW SA SB SC SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TF TG TH TJ TK TL TM
  TN TO TR TT TV TW TZ UA UG UM US UY UZ VA VC VE VG VI VN VU WF WS YE YT ZA ZM ZW`

const countries: ReadonlySet<string> = new Set(assigned.trim().split(/\s+/))

/** What the posts of some countries want of an address; of the others nothing is known here. */
interface PostalRules {
  readonly postalCode: RegExp
  /** How a postal code looks, for people. */
  readonly example: string
  /** Whether an address is incomplete without its state or province. */
  readonly wantsRegion: boolean
}

const rules: Readonly<Record<string, PostalRules>> = {
  AU: { postalCode: /^\d{4}$/, example: '2000', wantsRegion: true },
  CA: {
    postalCode: /^[ABCEGHJ-NPRSTVXY]\d[ABCEGHJ-NPRSTV-Z] \d[ABCEGHJ-NPRSTV-Z]\d$/,
    example: 'K1A 0B1',
    wantsRegion: true,
  },
  DE: { postalCode: /^\d{5}$/, example: '10115', wantsRegion: false },
  FR: { postalCode: /^\d{5}$/, example: '75008', wantsRegion: false },
  GB: {
    postalCode: /^[A-Z]{1,2}\d[A-Z\d]? \d[A-Z]{2}$/,
    example: 'EC1A 1BB',
    wantsRegion: false,
  },
  MX: { postalCode: /^\d{5}$/, example: '06000', wantsRegion: true },
  NL: { postalCode: /^[1-9]\d{3} [A-Z]{2}$/, example: '1012 JS', wantsRegion: false },
  US: { postalCode: /^\d{5}(-\d{4})?$/, example: '10118 or 10118-0110', wantsRegion: true },
}

export function isCountry(code: string): boolean {
  return countries.has(code)
}

/** @param country ISO 3166-1, two letters */
export function postalRulesOf(country: string): PostalRules | undefined {
  return rules[country]
}
