import fc from 'fast-check';
import { xmlAttribute, xmlText } from './xmltext';

describe('xmlText', () => {
  it('escapes what would be markup, so that it can neither open nor end anything', () => {
    expect(xmlText('<a href="x">&amp;]]></a>')).toBe('&lt;a href="x"&gt;&amp;amp;]]&gt;&lt;/a&gt;');
    expect(xmlAttribute('"><x y="')).toBe('&quot;&gt;&lt;x y=&quot;');
  });

  it('keeps line breaks of all kinds', () => {
    expect(xmlText('a\r\nb\tc')).toBe('a&#13;\nb\tc');
    expect(xmlAttribute('a\r\nb\tc')).toBe('a&#13;&#10;b&#9;c');
  });

  it('replaces what XML cannot hold, and nothing else', () => {
    expect(xmlText('\u0000\u0007\u001f\ud800x\udc00\ufffe\uffff')).toBe(
      '\ufffd\ufffd\ufffd\ufffdx\ufffd\ufffd\ufffd'
    );
    expect(xmlText('🚀 Σ 星 \u0085\u2028')).toBe('🚀 Σ 星 \u0085\u2028');
  });

  it('gives characters of XML only, whatever comes', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), text =>
        /^[\t\n\u0020-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]*$/u.test(xmlText(text))
      )
    );
  });
});
