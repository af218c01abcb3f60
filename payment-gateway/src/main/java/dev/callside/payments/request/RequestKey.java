package dev.callside.payments.request;

import java.util.UUID;

/** Key of {@link RequestEntity}. */
record RequestKey(UUID practiceId, UUID id) {}
