/** What is to be asked, out of the form. */
export class AskForm {
  #form;
  #ask;

  constructor(form, ask) {
    this.#form = form;
    this.#ask = ask;
    form.addEventListener('submit', (event) => this.#submit(event));
    form.elements.mode.addEventListener('change', () => this.#showRoles());
    form.elements.temperature.addEventListener('input', () => this.#showDegrees());
    form.elements.message.addEventListener('keydown', (event) => {
      if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) form.requestSubmit();
    });
    // A browser keeps what was chosen before a reload.
    this.#showRoles();
    this.#showDegrees();
  }

  #showRoles() {
    const single = this.#form.elements.mode.value === 'single';
    this.#form.querySelector('#one-role').hidden = !single;
    this.#form.querySelector('#several-roles').hidden = single;
  }

  #showDegrees() {
    const { temperature } = this.#form.elements;
    this.#form.querySelector('#degrees').value = Number(temperature.value).toFixed(1);
  }

  #submit(event) {
    event.preventDefault();
    const { message } = this.#form.elements;
    const fault = this.#fault();
    this.#form.querySelector('#form-error').textContent = fault;
    message.toggleAttribute('aria-invalid', !message.value.trim());
    if (fault) {
      if (!message.value.trim()) message.focus();
    } else {
      this.#ask(this.#request());
    }
  }

  #roles() {
    return [...this.#form.querySelectorAll('[name="roles"]:checked')].map((box) => box.value);
  }

  #fault() {
    const { message, mode } = this.#form.elements;
    if (!message.value.trim()) return 'Write a message first.';
    if (mode.value !== 'single' && this.#roles().length < 2) return 'Choose two roles or more.';
    return '';
  }

  #request() {
    const { message, mode, agentRole, temperature, systemPrompt, enableTools, stay } = this.#form.elements;
    const single = mode.value === 'single';
    return {
      message: message.value,
      temperature: Number(temperature.value),
      enableTools: enableTools.checked,
      onDisconnect: stay.checked ? 'continue' : 'cancel',
      ...(single ? agentRole.value && { agentRole: agentRole.value } : { mode: mode.value, roles: this.#roles() }),
      ...(systemPrompt.value.trim() && { systemPrompt: systemPrompt.value }),
    };
  }
}
