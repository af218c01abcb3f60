/* What the pages use of Stripe.js; answers as window.stripeAnswers says. */
window.stripeCalls = [];
window.Stripe = () => {
  const answer = async (call) => {
    window.stripeCalls.push(call);
    return window.stripeAnswers?.[call] ?? {};
  };
  return {
    elements: () => ({
      create: () => {
        let ready;
        return {
          on: (event, listener) => { if (event === 'ready') ready = listener; },
          mount: (place) => {
            const box = document.createElement('div');
            box.textContent = 'Card form';
            place.replaceChildren(box);
            setTimeout(() => ready?.());
          },
          destroy: () => {},
        };
      },
      submit: () => answer('submit'),
      update: () => {},
    }),
    confirmPayment: ({ confirmParams }) => {
      window.stripeGiven = confirmParams;
      return answer('confirmPayment');
    },
    confirmSetup: () => answer('confirmSetup'),
    handleNextAction: () => answer('handleNextAction'),
  };
};
