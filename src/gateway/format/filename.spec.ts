import { type FastifyRequest } from 'fastify';
import { disposition } from './filename';

function named(url: string, query: Record<string, unknown>, body?: unknown): string {
  // Only these parts of a request are looked at.
  return disposition({ routeOptions: { url }, query, body } as FastifyRequest, 'parquet');
}

describe('disposition', () => {
  it.each([
    ['objects', { objectId: 'ZTF21abfmbix', columns: 'i:jd' }, 'fink-objects-ZTF21abfmbix'],
    ['conesearch', { ra: '246.04', dec: '+25.67', radius: '30' }, 'fink-conesearch-246.04-+25.67-30'],
    ['latests', { class: 'Early SN Ia candidate', n: '5' }, 'fink-latests-Early-SN-Ia-candidate-5'],
    ['objects', { objectId: '../../etc/passwd"\r\nX-Evil: 1' }, 'fink-objects-.-.-etc-passwd-X-Evil-1'],
    ['search', { query: 'é星' }, 'fink-search'],
    ['search', { query: 'x'.repeat(300) }, `fink-search-${'x'.repeat(53)}`]
  ])('names the file of %s %j', (route, query, name) => {
    expect(named(`/api/v1/${route}`, query)).toBe(`attachment; filename="${name}.parquet"`);
  });

  it('reads the arguments of a body too', () => {
    expect(named('/api/v1/objects', {}, { objectId: 'ZTF21abfmbix' })).toContain(
      '"fink-objects-ZTF21abfmbix.'
    );
  });
});
