import { expect, test } from 'vitest';
import { attribute, html } from './escape.ts';

test('markup is text', () => {
  expect(html('</script><img src=x onerror="alert(\'1\')"> & <!--')).toBe(
    '&lt;/script&gt;&lt;img src=x onerror=&quot;alert(&#39;1&#39;)&quot;&gt; &amp; &lt;!--',
  );
  expect(attribute('" onload="x\u202e')).toBe('&quot; onload=&quot;x&lt;U+202E&gt;');
});

test('what cannot be seen gets a label', () => {
  expect(html('a\u202e\ud800\u2028b')).toBe(
    'a<span class="u">U+202E</span><span class="u">U+D800</span><span class="u">U+2028</span>b',
  );
});
