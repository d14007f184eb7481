/** A value of a simulated alert; 64-bit integers are bigint. */
export type SimulatedValue = string | number | bigint | boolean | null;

/** Named values of one level of an alert. */
export type SimulatedFields = Readonly<Record<string, SimulatedValue>>;

/** One of the three images, as ZTF nests it. */
export interface ISimulatedStamp {
  readonly fileName: string;
  /** FITS, compressed by the function that the caller gave. */
  readonly stampData: Uint8Array;
}

/** One alert in the nested format in which Fink distributes ZTF alerts (schema 4.02 with Fink's columns). */
export interface ISimulatedAlert {
  readonly candid: bigint;
  readonly objectId: string;
  readonly schemavsn: string;
  readonly publisher: string;
  /** The detection, 103 fields. */
  readonly candidate: SimulatedFields;
  /** Detections, upper limits and low-quality detections of the 30 days before; null when there are none. */
  readonly prv_candidates: readonly SimulatedFields[] | null;
  readonly cutoutScience: ISimulatedStamp;
  readonly cutoutTemplate: ISimulatedStamp;
  readonly cutoutDifference: ISimulatedStamp;
  /** Values added by Fink, each by its name: `cdsxmatch`, `roid`, `mangrove` … */
  readonly [field: string]: unknown;
}
