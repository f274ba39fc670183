// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

// The owner of whatever has an owner here: what it wants to do is public for a delay first. Used as OpenZeppelin made it, without an
// admin, so that its own settings change through itself only; this file has the compiler keep it.
import {TimelockController} from "@openzeppelin/contracts/governance/TimelockController.sol";
