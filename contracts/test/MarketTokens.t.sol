// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {SafeERC20} from "@openzeppelin/contracts/token/ERC20/utils/SafeERC20.sol";
import {ReentrancyGuardTransient} from "@openzeppelin/contracts/utils/ReentrancyGuardTransient.sol";
import {ILedger} from "../src/ILedger.sol";
import {IMarket} from "../src/IMarket.sol";
import {Base} from "./Base.sol";
import {OddToken} from "./Mocks.sol";

/// Tokens that are not as one expects.
contract MarketTokensTest is Base {
    address private constant SAVER = address(0x5a4e);
    bytes32 private constant REENTERED = bytes32(ReentrancyGuardTransient.ReentrancyGuardReentrantCall.selector);
    OddToken private odd;

    function setUp() public override {
        super.setUp();
        odd = new OddToken();
        market.allowToken(address(odd), true);
        odd.mint(SAVER, 100);
        odd.mint(client, FUNDS);
        odd.mint(PROVER, FUNDS);
    }

    function checkHeld(uint256 want) private view {
        eq(odd.balanceOf(address(market)), want, "held");
    }

    function testTokenThatReturnsNothing() public {
        odd.setMood(OddToken.Mood.RETURNS_NOTHING);
        vm.prank(SAVER);
        market.deposit(address(odd), 60);
        checkBalance(address(odd), SAVER, 60);
        checkHeld(60);
        vm.prank(SAVER);
        market.withdraw(address(odd), SAVER, 60);
        checkBalance(address(odd), SAVER, 0);
        eq(odd.balanceOf(SAVER), 100, "back");
    }

    function testTokenThatReturnsFalse() public {
        vm.prank(SAVER);
        market.deposit(address(odd), 60);
        odd.setMood(OddToken.Mood.RETURNS_FALSE);
        bytes memory why = abi.encodeWithSelector(SafeERC20.SafeERC20FailedOperation.selector, address(odd));
        vm.prank(SAVER);
        vm.expectRevert(why);
        market.deposit(address(odd), 40);
        vm.prank(SAVER);
        vm.expectRevert(why);
        market.withdraw(address(odd), SAVER, 60);
        checkBalance(address(odd), SAVER, 60); // not lost with the transfer that failed
    }

    /// A receiver that the token refuses keeps its balance here, and no payment depends on it.
    function testTokenThatRefusesAReceiver() public {
        vm.prank(client);
        market.deposit(address(odd), FUNDS);
        vm.prank(PROVER);
        market.deposit(address(odd), FUNDS);
        odd.refuse(PAYOUT, true);
        odd.refuse(client, true);
        IMarket.Order memory order = newOrder(address(odd));
        open(order);
        lock(order);
        fulfil(order, PAYOUT);
        checkBalance(address(odd), PAYOUT, PRICE);
        (bool ok,) = withdraw(PAYOUT, PAYOUT);
        no(ok, "refused by the token");
        checkBalance(address(odd), PAYOUT, PRICE);
        (ok,) = withdraw(PAYOUT, SAVER);
        yes(ok, "elsewhere");
        eq(odd.balanceOf(SAVER), 100 + PRICE, "saver's");
        order.nonce = 2;
        open(order);
        vm.warp(order.deadline + 1);
        market.expire(order); // a refund is a credit, too
        checkBalance(address(odd), client, FUNDS - PRICE);
    }

    function withdraw(address from, address to) private returns (bool ok, bytes memory answer) {
        vm.prank(from);
        (ok, answer) = address(market).call(abi.encodeCall(market.withdraw, (address(odd), to, PRICE)));
    }

    /// What arrives is credited, so nobody else's tokens cover the fee.
    function testTokenThatTakesAFee() public {
        token.setFee(true);
        token.mint(SAVER, 100);
        vm.prank(SAVER);
        token.approve(address(market), 100);
        vm.expectEmit(true, true, true, true, address(market));
        emit ILedger.Deposited(address(token), SAVER, 90);
        vm.prank(SAVER);
        market.deposit(address(token), 100);
        checkBalance(address(token), SAVER, 90);
        eq(token.balanceOf(address(market)), 3 * FUNDS + 90, "held");
        vm.prank(SAVER);
        market.withdraw(address(token), SAVER, 90);
        eq(token.balanceOf(address(market)), 3 * FUNDS, "held");
        eq(token.balanceOf(SAVER), 81, "less the fee");
    }

    /// A token that calls back during a deposit cannot have one arrival counted twice.
    function testTokenThatReentersADeposit() public {
        token.mint(SAVER, 100);
        vm.prank(SAVER);
        token.approve(address(market), 100);
        token.mint(address(token), 50);
        vm.prank(address(token));
        token.approve(address(market), 50);
        token.setCallback(address(market), abi.encodeCall(market.deposit, (address(token), 50)));
        vm.prank(SAVER);
        market.deposit(address(token), 100);
        checkBalance(address(token), SAVER, 100);
        checkBalance(address(token), address(token), 0);
        eq(bytes32(token.answer()), REENTERED, "reentered");
    }

    function testTokenThatReentersAWithdrawal() public {
        fund(address(token));
        bytes[2] memory calls = [
            abi.encodeCall(market.withdraw, (address(token), SAVER, 1)),
            abi.encodeCall(market.withdraw, (NATIVE, SAVER, 1))
        ];
        for (uint256 i = 0; i < 2; ++i) {
            token.setCallback(address(market), calls[i]);
            vm.prank(PROVER);
            market.withdraw(address(token), SAVER, 10);
            eq(bytes32(token.answer()), REENTERED, "reentered");
        }
        checkBalance(address(token), address(token), FUNDS);
        checkBalance(NATIVE, address(token), FUNDS);
        checkBalance(address(token), PROVER, FUNDS - 20);
        eq(token.balanceOf(SAVER), 20, "saver's");
    }

    /// Balances of one token are nothing in another.
    function testTokensDoNotMix() public {
        vm.prank(SAVER);
        market.deposit(address(odd), 100);
        checkBalance(NATIVE, SAVER, 0);
        checkBalance(address(token), SAVER, 0);
        vm.prank(SAVER);
        expectInsufficient(1, 0);
        market.withdraw(NATIVE, SAVER, 1);
        vm.prank(SAVER);
        expectInsufficient(1, 0);
        market.withdraw(address(token), SAVER, 1);
        IMarket.Order memory order = newOrder(address(odd));
        bytes memory signature = sign(order);
        expectInsufficient(PRICE, 0); // the client has coin, and none of this
        market.open(order, signature);
    }

    /// Any address can be named as a token when nothing is asked of it: it is not even called.
    function testWithdrawingNothingOfAnUnknownToken() public {
        vm.expectRevert(abi.encodeWithSelector(ILedger.InsufficientBalance.selector, 1, 0));
        market.withdraw(SAVER, SAVER, 1);
        market.withdraw(SAVER, SAVER, 0); // has no code: a call would fail
    }

    /// A balance that would pass 128 bits is refused and does not wrap.
    function testBalancesDoNotWrap() public {
        odd.mint(SAVER, type(uint256).max - 3 * FUNDS);
        uint256 most = type(uint128).max;
        vm.prank(SAVER);
        market.deposit(address(odd), most);
        vm.prank(SAVER);
        vm.expectPartialRevert(bytes4(keccak256("SafeCastOverflowedUintDowncast(uint8,uint256)")));
        market.deposit(address(odd), 1);
        checkBalance(address(odd), SAVER, most);
        checkHeld(most);
    }
}
