/** How to have a first event arrive. */
export function NothingYet() {
  const server = new URL('.', location.href).href.replace(/\/$/, '')
  return (
    <section className="nothing-yet">
      <h2>Nothing arrived in the last day</h2>
      <ol>
        <li>
          Make a write key, which belongs into pages: <code>touchline keys create --kind write</code>
        </li>
        <li>
          Put this into a page, with that key:
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be within reach of the keyboard. */}
          <pre tabIndex={0}>
            <code>{`<script async src="${server}/touchline.js" data-key="tlw_…"></script>`}</code>
          </pre>
        </li>
        <li>Open the page in a browser. What it sends shows here within seconds, and so does what is wrong with it.</li>
      </ol>
    </section>
  )
}
