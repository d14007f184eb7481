import { telemetryLines, telemetryWanted, withoutQueryText } from './telemetry';

describe('telemetry', () => {
  it('is switched on by the presence of DASH_TELEMETRY, whatever its value', () => {
    expect(telemetryWanted({})).toBe(false);
    expect(telemetryWanted({ DASH_TELEMETRY: '' })).toBe(true);
    expect(telemetryWanted({ DASH_TELEMETRY: '1' })).toBe(true);
  });

  it('is switched on by FINK_TELEMETRY, unless it is empty or 0', () => {
    expect(telemetryWanted({ FINK_TELEMETRY: '1' })).toBe(true);
    expect(telemetryWanted({ FINK_TELEMETRY: '0' })).toBe(false);
    expect(telemetryWanted({ FINK_TELEMETRY: '' })).toBe(false);
  });

  it('has the four lines of the portals, values cut to 20 characters', () => {
    const lines = telemetryLines({
      route: 'search',
      method: 'GET',
      seconds: 0.12345,
      input: { query: 'class="Early SN Ia candidate"', columns: ['i:jd'] },
      state: {},
      output: { status: 200, type: undefined }
    }).split('\n');
    expect(lines).toEqual([
      '\u001b[34m[TELEMETRY]\u001b[0m \u001b[31m\u001b[1msearch:get\u001b[0m, 0.1235s',
      '___input:|query:class="Early SN Ia c||columns:["i:jd"]|',
      '___state:||',
      '__output:|status:200|'
    ]);
  });

  it('keeps names and values from ending their line or their pair', () => {
    const text = telemetryLines({
      route: 'search',
      method: 'GET',
      seconds: 0,
      input: { query: 'a\n|b\u001b[2J', 'x\n[TELEMETRY]|': 'y\u2028z\u009b2J' },
      state: {},
      output: {}
    });
    expect(text.split(/[\n\u2028]/)).toHaveLength(4);
    expect(text).toContain('|query:a  b [2J||x [TELEMETRY] :y z 2J|');
  });

  it('can leave the text of a query out, and tells all else', () => {
    const record = { input: { query: 'ZTF21aaaaaaa', columns: 'i:jd' }, seconds: 1 };
    expect(withoutQueryText(record)).toEqual({
      input: { query: '(12 characters)', columns: 'i:jd' },
      seconds: 1
    });
    expect(withoutQueryText({ input: { n: '1' } })).toEqual({ input: { n: '1' } });
  });
});
