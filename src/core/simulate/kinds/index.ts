import { type IKind, type IMovingKind } from '../model';
import { agn } from './agn';
import { artefact } from './artefact';
import { asteroid, unknownMover } from './asteroid';
import { blazarHigh, blazarLow } from './blazar';
import { cataclysmic } from './cataclysmic';
import { cepheid } from './cepheid';
import { disruption } from './disruption';
import { eclipsing } from './eclipsing';
import { flare } from './flare';
import { kilonova } from './kilonova';
import { microlensing } from './microlensing';
import { mira } from './mira';
import { nova } from './nova';
import { quasar } from './quasar';
import { rrLyrae } from './rrlyrae';
import { glint, tracklet } from './satellite';
import { superluminous } from './superluminous';
import { typeIa } from './typeia';
import { typeIbc } from './typeibc';
import { typeII } from './typeii';
import { youngStar } from './youngstar';

/** All kinds of objects that stay at their place. */
export const KINDS: readonly IKind[] = [
  typeIa,
  rrLyrae,
  typeII,
  quasar,
  cataclysmic,
  eclipsing,
  mira,
  microlensing,
  cepheid,
  agn,
  youngStar,
  flare,
  typeIbc,
  superluminous,
  disruption,
  kilonova,
  nova,
  blazarLow,
  blazarHigh,
  artefact
];

/** All kinds of things that move. */
export const MOVING_KINDS: readonly IMovingKind[] = [asteroid, unknownMover, tracklet, glint];
