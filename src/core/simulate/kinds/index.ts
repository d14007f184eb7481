import { type IKind } from '../model';
import { agn } from './agn';
import { flare } from './flare';
import { microlensing } from './microlensing';
import { cepheid, rrLyrae } from './pulsating';
import { asteroid, tracklet, unknownMover } from './solarsystem';
import { supernovaIa, supernovaII } from './supernova';

/** All kinds of objects in the simulated sky. */
export const KINDS: readonly IKind[] = [
  supernovaIa,
  supernovaII,
  rrLyrae,
  cepheid,
  agn,
  flare,
  microlensing,
  asteroid,
  unknownMover,
  tracklet
];
