package io.chorale.provider;

/**
 * A provider that teams can choose.
 *
 * @param protocol how it is spoken to; {@code bean} when third-party code does
 * @param defaultModel the model of a team that names none; empty when it must name one
 * @param simulated whether its answers come from a simulator
 */
public record Provider(String name, String protocol, String defaultModel, boolean simulated) {}
