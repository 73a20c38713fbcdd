package org.wayworth.analytics;

/**
 * An analysis's identity card.
 *
 * @param place in the menu, and in the order in which questions are asked: lower comes first
 * @param name its folder's name, and the word in addresses and commands: "linkage"
 * @param title for menus: "Satisfaction and value"
 * @param question the sentence that it answers: "Do customers who rate us higher go on to bring more?"
 */
public record Card(int place, String name, String title, String question) {}
