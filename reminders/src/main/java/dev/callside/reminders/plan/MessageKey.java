package dev.callside.reminders.plan;

import dev.callside.credits.price.Channel;
import dev.callside.reminders.settings.RuleId;

/**
 * What makes two messages of one visit the same, so that it is sent once however often it is planned.
 *
 * @param version of that which it speaks of: {@link Visit#version(dev.callside.reminders.settings.Kind)}
 */
public record MessageKey(RuleId rule, int version, Channel channel) {}
