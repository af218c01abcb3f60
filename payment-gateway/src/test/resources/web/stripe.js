/* What the pages use of Stripe.js; answers as window.stripeAnswers says. */
window.stripeCalls = [];
window.Stripe = () => {
  const answer = async (call) => {
    window.stripeCalls.push(call);
    return window.stripeAnswers?.[call] ?? {};
  };
  return {
    elements: () => {
      let box;
      return {
        create: () => {
          let ready;
          return {
            on: (event, listener) => { if (event === 'ready') ready = listener; },
            mount: (place) => {
              box = document.createElement('div');
              box.textContent = 'Card form';
              place.append(box);
              setTimeout(() => ready?.());
            },
            destroy: () => {
              box.remove();
              box = null;
            },
          };
        },
        submit: async () => {
          if (!box) throw new Error('elements should have a mounted Payment Element.');
          return answer('submit');
        },
        update: () => {},
      };
    },
    confirmPayment: ({ confirmParams }) => {
      window.stripeGiven = confirmParams;
      return answer('confirmPayment');
    },
    confirmSetup: () => answer('confirmSetup'),
    handleNextAction: () => answer('handleNextAction'),
  };
};
