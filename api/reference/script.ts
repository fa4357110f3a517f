/** The page is whole without it: it filters the operations as one types, and `/` leads to the filter. */
export const script = `
const filter = document.getElementById('filter');
const operations = [...document.querySelectorAll('.operation')].map((section) => ({
  section,
  words: section.dataset.words,
  entry: document.querySelector('nav a[href="#' + section.id + '"]').parentElement,
}));
const show = () => {
  const sought = filter.value.toLowerCase().split(/\\s+/).filter(Boolean);
  let count = 0;
  for (const { section, words, entry } of operations) {
    const found = sought.every((word) => words.includes(word));
    section.hidden = entry.hidden = !found;
    if (found) count += 1;
  }
  for (const group of document.querySelectorAll('.group'))
    group.hidden = sought.length > 0 && !group.querySelector('li:not([hidden]), article:not([hidden])');
  document.querySelector('output').value = sought.length === 0 ? '' : count + ' of ' + operations.length;
};
const clear = () => { filter.value = ''; show(); };
filter.parentElement.hidden = false;
filter.addEventListener('input', show);
filter.addEventListener('keydown', ({ key }) => { if (key === 'Escape') clear(); });
addEventListener('keydown', (event) => {
  if (event.key !== '/' || event.ctrlKey || event.metaKey || event.altKey || event.target === filter) return;
  event.preventDefault();
  filter.focus();
});
addEventListener('hashchange', () => {
  const target = document.getElementById(location.hash.slice(1));
  if (target && target.hidden) { clear(); target.scrollIntoView(); }
});
if (matchMedia('(max-width: 60rem)').matches) document.getElementById('contents').open = false;
`;
