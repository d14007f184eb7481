import { planQuery } from '../../core/plan';
import { type IPlan } from '../../core/plan/plan';
import { type PlannedQuery } from '../../core/query/query';
import { WireFault } from '../../wire/fault';
import { errorCode } from '../../wire/frames';
import { type ILimits } from '../source/source';
import { type IStoreTraits } from '../store/rowstore';

/**
 * What will be read for a query, within the limits of a source.
 * @param tables - those of the store; absent: those that Fink keeps.
 * @param traits - what the store is good at; absent: it is a local one.
 * @throws WireFault (400) for a query that cannot be answered.
 */
export function planWithin(
  limits: ILimits,
  query: PlannedQuery,
  tables?: readonly string[],
  traits?: IStoreTraits
): IPlan {
  if (query.kind === 'cone' && query.radius > limits.MAXRADIUS) {
    throw new WireFault({
      code: 'invalid',
      message: `invalid radius: ${query.radius}`,
      remedy: `This gateway takes at most ${limits.MAXRADIUS} arcseconds (MAXRADIUS)`
    });
  }
  return planFaults(() =>
    planQuery(query, {
      budget: limits.NLIMIT,
      ...traits,
      ...(tables === undefined ? {} : { tables })
    })
  );
}

/**
 * Plan something, and say what the planner refuses in the words of the wire.
 * @throws WireFault (400).
 */
export function planFaults(plan: () => IPlan): IPlan {
  try {
    return plan();
  } catch (error) {
    if (error instanceof RangeError) {
      throw asFault(error);
    }
    throw error;
  }
}

/** The planner's words: what is wrong, a semicolon, the remedy. */
function asFault(error: RangeError): WireFault {
  const [message = error.message, ...remedy] = error.message.split('; ');
  const word = errorCode.safeParse(message.split(' ')[0]);
  return new WireFault(
    {
      code: word.success ? word.data : 'invalid',
      message,
      ...(remedy.length > 0 ? { remedy: remedy.join('; ') } : {})
    },
    400,
    { cause: error }
  );
}
